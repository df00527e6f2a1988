/** Styles of the pen, which come with it. */
export const STYLE = `
.pen{position:absolute;top:0;left:0;width:1px;height:1px;overflow:visible;pointer-events:none;z-index:5}
.pen-end{fill:transparent;stroke:var(--muted);stroke-width:calc(1.5px*var(--k,1));stroke-dasharray:4 4;pointer-events:all;touch-action:none;cursor:crosshair}
.pen-end[data-end=from]{stroke:var(--person);stroke-width:calc(3px*var(--k,1));stroke-dasharray:none}
.pen-end[data-end^=can]{stroke:var(--person);stroke-width:calc(3px*var(--k,1))}
.pen-end[data-end="can over"]{stroke-dasharray:none;fill:color-mix(in srgb,var(--person) 18%,transparent)}
.pen-end[data-end^=cannot]{stroke:none;fill:color-mix(in srgb,var(--floor) 72%,transparent)}
.pen-edge{fill:none;stroke:transparent;stroke-width:calc(14px*var(--k,1));pointer-events:stroke;cursor:pointer}
.pen-edge:hover{stroke:color-mix(in srgb,var(--sign) 50%,transparent)}
.pen-fold{position:absolute;z-index:6;display:grid;place-items:center;min-width:26px;height:26px;padding:0 .4rem;translate:-50% 0;transform-origin:top;scale:var(--k,1);border:2px solid var(--floor);border-radius:13px;background:var(--ink);color:var(--floor);font:700 13px/1 var(--font-head);pointer-events:all;cursor:pointer}
.pen-fold:hover,.pen-fold:focus-visible{background:var(--person);color:var(--on-hue)}
.pen-line{fill:none;stroke:var(--person);stroke-width:calc(3px*var(--k,1));stroke-linecap:round}
.pen-says{position:absolute;z-index:6;top:.4rem;left:50%;transform:translateX(-50%);max-width:min(34rem,92%);padding:.25rem .6rem;border:2px solid var(--ink);border-radius:5px;background:var(--raised);color:var(--ink);font-size:1rem;pointer-events:none}
.pen-says:empty{display:none}
.pen-away{position:absolute;z-index:6;bottom:.4rem;left:50%;transform:translateX(-50%);border-color:var(--person);white-space:nowrap}
@media (forced-colors:active){.pen-fold{border-color:ButtonText}.pen-end[data-end^=can]{stroke:Highlight}.pen-end[data-end^=cannot]{stroke:GrayText;fill:none}.pen-line{stroke:Highlight}}
`
