/** The one icon set: 24 grid, one line 1.7 wide, round ends. `logo` is on a grid of 32 and has its own colours. */
export const drawings = {
  logo: '<rect width="32" height="32" rx="9" fill="var(--pine)"/><path d="M6.8 16.4 25.2 12.6M13.6 7v12.6c0 3.2 1.3 4.4 4.4 4.4h3.2c2.6 0 3.8-1 3.9-4" fill="none" stroke="#fff" stroke-width="2.6" stroke-linecap="round" stroke-linejoin="round"/>',
  home: '<path d="M4 11 12 4.5l8 6.5v8a1 1 0 0 1-1 1h-4.5v-5.5h-5V20H5a1 1 0 0 1-1-1z"/>',
  case: '<rect x="5" y="3.5" width="14" height="17" rx="2"/><path d="M8.8 8.5h6.4M8.8 12.3h6.4M8.8 16.1h3.6"/>',
  ask: '<path d="M4 6.2a2 2 0 0 1 2-2h12a2 2 0 0 1 2 2v8.6a2 2 0 0 1-2 2h-6.2L7.5 20.2v-3.4H6a2 2 0 0 1-2-2z"/><path d="M10 8.7a2.1 2.1 0 1 1 2.9 2c-.6.3-.9.7-.9 1.3M12 14v.01"/>',
  me: '<circle cx="12" cy="8.2" r="3.7"/><path d="M4.8 20c.6-3.7 3.5-5.9 7.2-5.9s6.6 2.2 7.2 5.9"/>',
  mic: '<rect x="9" y="3" width="6" height="11" rx="3"/><path d="M5.5 11.3a6.5 6.5 0 0 0 13 0M12 17.8V21"/>',
  calendar: '<rect x="4" y="5" width="16" height="15.5" rx="2"/><path d="M4 10h16M8.5 3v4M15.5 3v4"/>',
  people:
    '<circle cx="9" cy="8.5" r="3.3"/><path d="M3 19.5c.4-3.3 2.8-5.3 6-5.3s5.6 2 6 5.3M15.4 5.5a3.2 3.2 0 0 1 0 6M17.6 14.7c2 .7 3.1 2.4 3.4 4.8"/>',
  talk: '<path d="M3.5 6.3a2 2 0 0 1 2-2h7.8a2 2 0 0 1 2 2v4.4a2 2 0 0 1-2 2H9l-3.2 2.6v-2.6h-.3a2 2 0 0 1-2-2zM18.5 9a2 2 0 0 1 2 2v4.3a2 2 0 0 1-2 2h-.3v2.6L15 17.3h-3.2a2 2 0 0 1-1.8-1.2"/>',
  phone:
    '<path d="M6.3 4h2.5l1.7 4.1-2.1 1.6a12 12 0 0 0 5.9 5.9l1.6-2.1 4.1 1.7v2.5a2.2 2.2 0 0 1-2.4 2.2C10.5 19.3 4.7 13.5 4.1 6.4A2.2 2.2 0 0 1 6.3 4z"/>',
  right: '<path d="m9.5 5.5 6.5 6.5-6.5 6.5"/>',
  left: '<path d="M14.5 5.5 8 12l6.5 6.5"/>',
  down: '<path d="m5.5 9.5 6.5 6.5 6.5-6.5"/>',
  pin: '<path d="M12 21s-6.8-5.6-6.8-11a6.8 6.8 0 1 1 13.6 0c0 5.4-6.8 11-6.8 11z"/><circle cx="12" cy="10" r="2.4"/>',
  camera:
    '<path d="M4 8.5A1.5 1.5 0 0 1 5.5 7h2.3L9.2 4.8h5.6L16.2 7h2.3A1.5 1.5 0 0 1 20 8.5v9a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 4 17.5z"/><circle cx="12" cy="12.8" r="3.4"/>',
  image:
    '<rect x="4" y="4.5" width="16" height="15" rx="2"/><path d="m4.5 17 4.7-4.8 3.6 3.6 2.4-2.3 4.3 4"/><circle cx="15" cy="9" r="1.3"/>',
  speaker: '<path d="M4 9.8v4.4h3.2L12 18V6L7.2 9.8zM15.3 9.2a4 4 0 0 1 0 5.6M17.9 6.6a7.6 7.6 0 0 1 0 10.8"/>',
  play: '<path d="M8 5.5v13L18.5 12z"/>',
  edit: '<path d="m5 19 .8-3.6 9.8-9.8a1.8 1.8 0 0 1 2.6 0l.2.2a1.8 1.8 0 0 1 0 2.6l-9.8 9.8zM14 7.2l2.8 2.8"/>',
  check: '<path d="m5 12.5 4.6 4.6L19.5 7"/>',
  clock: '<circle cx="12" cy="12" r="8.2"/><path d="M12 7.3V12l3.2 2"/>',
  alert:
    '<path d="M10.7 5a1.5 1.5 0 0 1 2.6 0l7.2 12.5a1.5 1.5 0 0 1-1.3 2.2H4.8a1.5 1.5 0 0 1-1.3-2.2zM12 9.7v4.3M12 16.8v.01"/>',
  shield: '<path d="m12 3.5 7 2.6v5.4c0 4.4-2.9 7.6-7 9-4.1-1.4-7-4.6-7-9V6.1zM9 12l2.2 2.2 4-4.2"/>',
  lock: '<rect x="5.5" y="10.5" width="13" height="9.5" rx="2"/><path d="M8.5 10.5V8a3.5 3.5 0 0 1 7 0v2.5"/>',
  eye: '<path d="M2.8 12S6 5.8 12 5.8 21.2 12 21.2 12 18 18.2 12 18.2 2.8 12 2.8 12z"/><circle cx="12" cy="12" r="2.7"/>',
  hide: '<path d="M9.9 6.1A8.7 8.7 0 0 1 12 5.8c6 0 9.2 6.2 9.2 6.2a15 15 0 0 1-2.7 3.4M6.2 7.9A15.2 15.2 0 0 0 2.8 12S6 18.2 12 18.2a8.9 8.9 0 0 0 4-1M4.5 4.5l15 15"/>',
  search: '<circle cx="11" cy="11" r="6.2"/><path d="m15.7 15.7 4.3 4.3"/>',
  bell: '<path d="M6.5 16V11a5.5 5.5 0 0 1 11 0v5l1.5 2H5zM10.2 20.3a2 2 0 0 0 3.6 0"/>',
  rail: '<rect x="4" y="5" width="16" height="14" rx="2"/><path d="M9.5 5v14"/>',
  star: '<path d="m12 4.2 2.4 5 5.5.7-4 3.8 1 5.5-4.9-2.7-4.9 2.7 1-5.5-4-3.8 5.5-.7z"/>',
  chart: '<path d="M5 4.5V19.5h15M9.3 15.5v-4M13.3 15.5V7.5M17.3 15.5v-6"/>',
  sliders:
    '<path d="M4 7.5h8.5M17.5 7.5H20M4 16.5h2.5M11.5 16.5H20"/><circle cx="15" cy="7.5" r="2.4"/><circle cx="9" cy="16.5" r="2.4"/>',
  inbox:
    '<path d="M4 13.5h4.5l1.5 2.5h4l1.5-2.5H20M4 13.5 6.3 6a1.5 1.5 0 0 1 1.4-1h8.6a1.5 1.5 0 0 1 1.4 1L20 13.5v4a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 4 17.5z"/>',
  map: '<path d="M4 6.5 9.5 4l5 2.5L20 4v13.5L14.5 20l-5-2.5L4 20zM9.5 4v13.5M14.5 6.5V20"/>',
  send: '<path d="M20.5 3.8 3.8 10.3l6.7 3.2 3.2 6.7zM10.5 13.5l4-4"/>',
  clip: '<path d="m19 11.3-7.3 7.3a4.3 4.3 0 0 1-6.1-6.1l7.6-7.6a2.9 2.9 0 0 1 4.1 4.1l-7.5 7.5a1.4 1.4 0 0 1-2-2l6.8-6.8"/>',
  note: '<path d="M5 4.5h14v10l-5 5H5zM14 19.5v-5h5M8.5 9h7"/>',
  lines: '<path d="M5 6.5h14M5 12h14M5 17.5h8"/>',
  plus: '<path d="M12 5v14M5 12h14"/>',
  x: '<path d="m6.5 6.5 11 11M17.5 6.5l-11 11"/>',
  more: '<path d="M5.5 12v.01M12 12v.01M18.5 12v.01" stroke-width="2.6"/>',
  arrow: '<path d="M4.5 12h15M13.5 6l6 6-6 6"/>',
  up: '<path d="M12 19.5v-15M6 10.5l6-6 6 6"/>',
  swap: '<path d="M4 8.5h15M15.5 5 19 8.5 15.5 12M20 15.5H5M8.5 12 5 15.5 8.5 19"/>',
  undo: '<path d="m8.5 5-4 4 4 4M4.5 9H14a5.5 5.5 0 0 1 0 11H9"/>',
  sign: '<path d="M18.5 10.5V8L14 3.5H6.5a1.5 1.5 0 0 0-1.5 1.5v14a1.5 1.5 0 0 0 1.5 1.5H10M14 3.5V8h4.5M8.5 12h4M13 20.5l.5-2.5 5.3-5.3 2 2-5.3 5.3z"/>',
  panel:
    '<ellipse cx="12" cy="12.5" rx="5" ry="3.6"/><circle cx="12" cy="5" r="1.7"/><circle cx="4.3" cy="9.5" r="1.7"/><circle cx="19.7" cy="9.5" r="1.7"/><circle cx="6.5" cy="18.7" r="1.7"/><circle cx="17.5" cy="18.7" r="1.7"/>',
  building:
    '<path d="M5.5 20V5.5L13 3.5V20M13 9.5h5.5V20M3.5 20h17M9.2 8.5v.01M9.2 12v.01M9.2 15.5v.01M15.8 13v.01M15.8 16.5v.01"/>',
  video: '<rect x="3.5" y="6.5" width="12" height="11" rx="2"/><path d="m15.5 11 5-2.8v7.6l-5-2.8"/>',
  door: '<path d="M6 20V5.5L14 4v16M14 6.5h4V20M3.8 20h16.4M11.2 12.3v.01"/>',
  pause: '<path d="M9 6v12M15 6v12"/>',
  extend: '<path d="M19.5 9.5A8.2 8.2 0 1 0 20 13M20 5v4.5h-4.5M12 8v4.2l2.6 1.6"/>',
  download: '<path d="M12 4v11.5M7 10.5l5 5 5-5M5 19.5h14"/>',
  wave: '<path d="M4.5 10.5v3M8.3 7.5v9M12 5v14M15.7 8.5v7M19.5 10.5v3"/>',
  keys: '<rect x="3" y="6.5" width="18" height="11" rx="2"/><path d="M7 10.2v.01M10.3 10.2v.01M13.7 10.2v.01M17 10.2v.01M8.5 14h7"/>',
  "close-case": '<circle cx="12" cy="12" r="8.2"/><path d="m9 9 6 6M15 9l-6 6"/>',
  flag: '<path d="M6 21V4M6 5h11.5l-2.5 4 2.5 4H6"/>',
  qr: '<rect x="4" y="4" width="6" height="6" rx="1"/><rect x="14" y="4" width="6" height="6" rx="1"/><rect x="4" y="14" width="6" height="6" rx="1"/><path d="M14 14h2.5v2.5M20 14v.01M14 20v.01M17.5 20H20v-2.5"/>',
  quote: '<path d="M10 7.5c-3.2 1-5 3.3-5 6.2v3.8h5v-5H7.6M19 7.5c-3.2 1-5 3.3-5 6.2v3.8h5v-5h-2.4"/>',
  refresh: '<path d="M19 8.5A8 8 0 1 0 20 13M19.5 4v4.5H15"/>',
  upload: '<path d="M12 15.5V4M7 9l5-5 5 5M5 19.5h14"/>',
  signout: '<path d="M13.5 4.5h-7A1.5 1.5 0 0 0 5 6v12a1.5 1.5 0 0 0 1.5 1.5h7M10.5 12H20M16.5 8.5 20 12l-3.5 3.5"/>',
  filter: '<path d="M4.5 6h15l-6 7v5.5l-3 1.5v-7z"/>',
} as const;
export type IconName = keyof typeof drawings;

/** All drawings as symbols, for the page's start; each is used as `#i-<name>`. */
export const iconSheet = (): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="0" height="0" style="position:absolute" aria-hidden="true">${Object.entries(
    drawings,
  )
    .map(
      ([name, drawing]) =>
        `<symbol id="i-${name}" viewBox="0 0 ${name === "logo" ? "32 32" : "24 24"}">${drawing}</symbol>`,
    )
    .join("")}</svg>`;
