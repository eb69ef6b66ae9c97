import { toZawgyi } from '../understand/zawgyi.ts';
import type { Stage } from './stage.ts';
import type { Reply } from './turn.ts';

/** "Thank you", which looks right in one of the two only. */
const SAMPLE = 'ကျေးဇူးတင်ပါတယ်';

/** The same words twice, in Unicode and in Zawgyi: whoever reads them sees which one the phone shows rightly. */
export const tellLetters = (): string => `1. ${SAMPLE}\n2. ${toZawgyi(SAMPLE)}`;

/** The replies of a turn as the person's phone shows them. */
export function spelt({ session, replies }: Stage): Reply[] {
  if (session.letters !== 'zawgyi') return replies;
  return replies.map((reply) => ({
    ...reply,
    text: reply.key === 'letters:which.text' ? reply.text : toZawgyi(reply.text),
    phones: reply.phones.map((phone) => ({ ...phone, label: toZawgyi(phone.label) })),
    choices: reply.choices.map((choice) => ({ ...choice, label: toZawgyi(choice.label) })),
  }));
}
