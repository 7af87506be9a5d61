import {icon} from './icons.js';

// Dark or light: as the system has it, until somebody says otherwise.

const KEY = 'runner-report-theme';
const system = matchMedia('(prefers-color-scheme: dark)');
const listeners = [];

function remembered() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null; // a page that is a file may have no storage
  }
}

export function isDark() {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === 'dark' : system.matches;
}

function show() {
  const button = document.getElementById('theme');
  button.replaceChildren(icon(isDark() ? 'sun' : 'moon'));
  button.setAttribute('aria-pressed', String(isDark()));
  listeners.forEach(listener => listener());
}

export function toggleTheme() {
  const theme = isDark() ? 'light' : 'dark';
  document.documentElement.dataset.theme = theme;
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // it holds for this page alone then
  }
  show();
}

/** Calls back whenever colours change. */
export function onTheme(listener) {
  listeners.push(listener);
}

export function startTheme() {
  const chosen = remembered();
  if (chosen === 'dark' || chosen === 'light') {
    document.documentElement.dataset.theme = chosen;
  }
  document.getElementById('theme').addEventListener('click', toggleTheme);
  system.addEventListener('change', show);
  show();
}

/** Returns the value of a colour of the page. */
export function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim();
}
