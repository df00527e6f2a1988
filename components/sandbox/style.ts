/** Styles that come with the sandbox. */
export const STYLE = `
.sandbox{display:grid;gap:.3rem;min-width:0;border-bottom:1px solid var(--rule);padding-bottom:.5rem}
.sandbox fieldset{border:0;padding:0;margin:.3rem 0;min-width:0}
.sandbox h2{font:700 1rem var(--font-head)}
.sandbox legend{font:700 .95rem var(--font-head)}
.sandbox fieldset label{display:flex;gap:.4rem;align-items:center;min-height:1.75rem}
.sandbox .sandbox-field{margin:.5rem 0;align-items:end}
.sandbox .sandbox-field>label{flex:1 1 14rem}
.sandbox .sandbox-field>button{flex:none}
.sandbox .sandbox-field label>span{display:block;font:600 .9rem var(--font-head)}
.sandbox-missing li{display:flex;gap:.5rem;justify-content:space-between;align-items:center;flex-wrap:wrap;border-top:1px solid var(--rule);padding:.3rem 0}
.sandbox-missing li>span{flex:1 1 10rem}
.sandbox-over{outline:3px dashed var(--ink);outline-offset:2px}
.sandbox-compare{width:min(78rem,96vw);max-width:none;max-height:92vh;margin:auto;padding:1rem 1.2rem;overflow:auto;background:var(--paper);color:var(--ink);border:2px solid var(--ink);border-radius:6px}
.sandbox-compare::backdrop{background:rgb(0 0 0/.5)}
.sandbox-compare h2{font:700 1.25rem var(--font-head);margin:0}
.sandbox-compare h3{font:700 1rem var(--font-head);margin:0}
.sandbox-compare header{display:flex;gap:.5rem 1rem;justify-content:space-between;align-items:start;flex-wrap:wrap}
.sandbox-says{font-size:1.05rem;border-left:5px solid var(--sign);padding:.3rem .7rem;margin:.6rem 0;background:var(--raised);overflow-wrap:anywhere}
.sandbox-two{display:grid;gap:1rem;grid-template-columns:minmax(0,1fr)}
@media (min-width:48rem){.sandbox-two{grid-template-columns:minmax(0,1fr) minmax(0,1fr)}}
.sandbox-two ol{list-style:none;padding:0;margin:.4rem 0}
.sandbox-two li{display:grid;grid-template-columns:2.2rem minmax(0,1fr);gap:.3rem;padding:.2rem .3rem;border-top:1px solid var(--rule);overflow-wrap:anywhere}
.sandbox-two li[data-here]{background:var(--sign-soft);font-weight:700;outline:2px solid var(--ink);outline-offset:-2px}
.sandbox-two li small{font-weight:700}
.sandbox-two select{min-width:0;width:100%;min-height:2.25rem;border:2px solid var(--ink);border-radius:4px;background:var(--paper);color:var(--ink)}
.sandbox-verdict{font-weight:600;overflow-wrap:anywhere}
@media (forced-colors:active){.sandbox-two li[data-here]{border:2px solid Highlight}}
`
