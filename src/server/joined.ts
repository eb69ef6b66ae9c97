import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { RequestHandler } from 'express';

const folder = fileURLToPath(new URL('public/', import.meta.url));

/** Several style sheets as one: on a slow network each request counts. */
export const style = (files: string[]): RequestHandler => sent('css', readAll(files));

/**
 * Several modules as one script without a build: the phones are too old for modules. Each stands above those that import
 * it, and a name at the top of one is in no other. Remarks are for us.
 */
export const script = (files: string[]): RequestHandler => {
  const modules = readAll(files)
    .replaceAll(/^import [^;]*;\n/gm, '')
    .replaceAll(/^export /gm, '')
    .replaceAll(/^ *\/(?:\/.*|\*\*[\s\S]*?\*\/)\n/gm, '');
  return sent('js', `(function () {\n'use strict';\n${modules}})();\n`);
};

const readAll = (files: string[]): string => files.map((file) => readFileSync(`${folder}${file}`, 'utf8')).join('\n');

const sent =
  (type: string, text: string): RequestHandler =>
  (_request, response) => {
    response.set('Cache-Control', 'no-cache').type(type).send(text);
  };
