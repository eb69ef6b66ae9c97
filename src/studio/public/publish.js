import { useEffect, useState } from 'preact/hooks';
import { useAnswer } from './ask.js';
import { Because } from './because.js';
import { Commit } from './commit.js';
import { Differences } from './differences.js';
import { Tick } from './fields.js';
import { History, tellServed } from './history.js';
import { html } from './html.js';
import { Problem } from './problem.js';
import { BrokenStories } from './stories.js';
import { say, sayWith } from './words.js';

/** What people read now, what the files would change, and everything that was served before. */
export function Publish({ files }) {
  const [round, setRound] = useState(0);
  const [done, setDone] = useState('');
  const { answer, wrong } = useAnswer('serving', { round }, files.version);
  // Under changed files "Published" would be taken for theirs.
  useEffect(() => setDone(''), [files.version]);
  const again = () => setRound((before) => before + 1);
  const finish = (words) => {
    setDone(words);
    again();
  };
  return html`
    <form class="tools" onSubmit=${(event) => event.preventDefault()}>
      <button type="button" onClick=${again}>${say('publish.look')}</button>
    </form>
    <p role="status" class="done">${done}</p>
    ${wrong && html`<p class="wrong" role="alert">${wrong}</p>`}
    ${
      answer &&
      !wrong &&
      html`
      <${Serving} serving=${answer} />
      <${Files} content=${files} serving=${answer} onDone=${() => finish(say('publish.done'))} onWrong=${again} />
      <${Commit} files=${files} round=${round} onDone=${finish} onWrong=${again} />
      <${History} serving=${answer} round=${round} onDone=${() => finish(say('history.done'))} onWrong=${again} />`
    }`;
}

function Serving({ serving: { now, isNamed, withdrawn } }) {
  return html`<section aria-labelledby="serving"><h2 id="serving">${say('publish.now')}</h2>
    <p>${now ? tellServed(now) : say('publish.nothing')}</p>
    <p>${say(isNamed ? 'publish.named' : 'publish.unnamed')}</p>
    ${
      withdrawn.length > 0 &&
      html`<p>${sayWith('publish.withdrawn', { ids: withdrawn.map(({ id }) => id).join(', '), page: html`<a href="#contacts">${say('page.contacts')}</a>` })}</p>`
    }</section>`;
}

function Files({ content, serving, onDone, onWrong }) {
  const { now, files, changes, errors, broken, warnings, drafts, me } = serving;
  // It was said of these files, and of no others.
  const [despite, setDespite] = useState('');
  const nevertheless = despite === files;
  const isSame = now?.hash === files;
  return html`<section aria-labelledby="changes"><h2 id="changes" tabindex="-1">${say('publish.changes')}</h2>
    ${isSame ? html`<p>${say('publish.same')}</p>` : html`<${Differences} label=${say('publish.changes')} changes=${changes} />`}
    ${errors.length > 0 && html`<p class="wrong">${say('publish.errors', { count: errors.length })}</p><ol class="problems">${errors.map((problem) => html`<${Problem} problem=${problem} />`)}</ol>`}
    ${broken.length > 0 && html`<p class="wrong">${say('publish.stories')}</p><${BrokenStories} files=${content} broken=${broken} mended=${() => document.getElementById('changes').focus()} />`}
    ${warnings > 0 && html`<p>${sayWith('publish.warnings', { count: warnings, page: html`<a href="#problems">${say('page.problems')}</a>` })}</p>`}
    <details><summary>${say('publish.drafts')}</summary><ul>${drafts.map(
      ({ endonym, lang, units, drafts: unread }) =>
        html`<li><span lang=${lang}>${endonym}</span> (${lang}): ${say('publish.unread', { unread, units })}</li>`,
    )}</ul></details>
    ${
      me.mayPublish
        ? html`${broken.length > 0 && html`<${Tick} label=${say('publish.nevertheless')} checked=${nevertheless} onInput=${(on) => setDespite(on ? files : '')} />`}
          <${Because} what="publish" body=${{ files, served: now?.hash ?? '', nevertheless }} label=${say('publish.publish')} named=${me.name !== ''}
            disabled=${errors.length > 0 || (broken.length > 0 && !nevertheless) || (isSame && now?.who !== undefined)} onDone=${onDone} onWrong=${onWrong} />
          <p><small>${say('publish.soon')}</small></p>`
        : html`<p>${say('publish.publisher')}</p>`
    }</section>`;
}
