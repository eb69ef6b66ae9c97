import { defineConfig } from 'vitest/config';

/** They hold the platforms' limits in seconds against a real server, or a span of time: nothing else runs beside them. */
const ALONE = [
  'test/e2e/pressure.test.ts',
  'test/e2e/studio.test.ts',
  'test/e2e/degraded.test.ts',
  'test/check/project.test.ts',
];

export default defineConfig({
  test: {
    testTimeout: 60_000,
    // The first browser is unpacked, and a busy machine takes long to start a server.
    hookTimeout: 120_000,
    globalSetup: 'test/lessons.ts',
    // On two cores Vitest would run one file at a time, though most wait for servers and browsers.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: { name: 'all', include: ['test/**/*.test.ts'], exclude: ALONE, sequence: { groupOrder: 0 } },
      },
      {
        extends: true,
        test: { name: 'alone', include: ALONE, fileParallelism: false, sequence: { groupOrder: 1 } },
      },
    ],
    coverage: { provider: 'v8', include: ['src/**'], exclude: ['src/server/public/**'] },
  },
});
