import type { Act } from './graph.ts';
import { at, type Json, list, text } from './json.ts';

/** What this bot does not do, in words; by the names of the current version and of the older ones. */
const SAYINGS: Record<string, string> = {
  set_run_result: 'a result is kept',
  set_contact_field: 'something about the person is kept',
  set_contact_name: "the person's name is kept",
  set_contact_language: "the person's language is set: here it is chosen in the menu",
  set_contact_timezone: "the person's time zone is kept",
  set_contact_status: "the person's state is changed",
  set_contact_channel: 'the channel is changed',
  add_contact_urn: 'a number or address of the person is kept',
  add_contact_groups: 'the person is put into a group',
  remove_contact_groups: 'the person is taken out of a group',
  add_input_labels: "the person's message gets a label",
  send_email: 'an e-mail is sent',
  send_broadcast: 'a message is sent to other people',
  start_session: 'other people are put into a flow',
  call_webhook: 'another server is called',
  call_resthook: 'another server is called',
  call_classifier: 'a language service is asked',
  call_llm: 'a language model is asked',
  open_ticket: 'a ticket is opened: here people find somebody to call instead',
  transfer_airtime: 'airtime is sent',
  request_optin: 'an opt-in is asked for',
  play_audio: 'a recording is played',
  enter_flow: 'another flow is entered',
  add_group: 'the person is put into a group',
  del_group: 'the person is taken out of a group',
  add_label: "the person's message gets a label",
  save: 'something about the person is kept',
  lang: "the person's language is set: here it is chosen in the menu",
  channel: 'the channel is changed',
  send: 'a message is sent to other people',
  'trigger-flow': 'other people are put into a flow',
  email: 'an e-mail is sent',
  api: 'another server is called',
  play: 'a recording is played',
  end_ussd: 'a USSD session is ended',
};

/** Names what it was about, so that staff can find it in RapidPro: never a value or an address. */
export function lostAct(type: string, act: Json): Act {
  const about = text(at(act, 'name')) || text(at(at(act, 'field'), 'name')) || text(at(act, 'label')) || groupsIn(act);
  const said = Object.hasOwn(SAYINGS, type) ? SAYINGS[type] : `something unknown is done ("${type.slice(0, 40)}")`;
  return { kind: 'lost', what: about ? `${said} (${about})` : (said ?? '') };
}

const groupsIn = (act: Json): string =>
  list(at(act, 'groups'))
    .map((group) => text(at(group, 'name')) || text(group))
    .filter(Boolean)
    .join(', ');
