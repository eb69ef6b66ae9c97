import htm from 'htm';
import { h } from 'preact';

/** Markup in a template. Words in it never become markup. */
export const html = htm.bind(h);
