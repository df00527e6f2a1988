/** Styles that come with the panel: nobody who changes nothing pays for them. */
export const STYLE = `
.change{display:grid;grid-template-columns:minmax(0,1fr);gap:.7rem;align-content:start;min-width:0}
.change h2,.change summary{overflow-wrap:anywhere}
.change ul,.change ol{list-style:none;padding:0;margin:.3rem 0}
.change section>ul,.change section>ol{display:grid;gap:.3rem}
.change li{min-width:0;overflow-wrap:anywhere}
.change small{color:var(--muted);font-size:.85rem}
.change h3{margin-top:.8rem;font:700 .95rem var(--font-head)}
.change input:not([type=radio],[type=checkbox]),.change select,.change textarea{min-width:0;width:100%;min-height:2.25rem;padding:.2rem .5rem;border:2px solid var(--ink);border-radius:4px;background:var(--paper);color:var(--ink)}
.change textarea{font:.85rem/1.4 var(--font-mono);resize:vertical}
.change pre{margin:.3rem 0;padding:.4rem .5rem;background:var(--raised);border:1px solid var(--rule);font:.8rem/1.4 var(--font-mono);white-space:pre-wrap;overflow-wrap:anywhere}
.change summary{min-height:1.75rem;font:700 .95rem/1.75rem var(--font-head);cursor:pointer}
.change-list li,.change-edges li{display:flex;gap:.5rem;justify-content:space-between;align-items:center;flex-wrap:wrap;border-top:1px solid var(--rule);padding-top:.3rem}
.change-list li>span,.change-edges li>span{flex:1 1 10rem}
.change-when{border:0;padding:0;margin:0;display:flex;flex-wrap:wrap;gap:.1rem 1rem}
.change-when legend{font:700 .95rem var(--font-head)}
.change-when label,.change-field-flag{display:flex;gap:.4rem;align-items:center;min-height:1.75rem}
.change-search{display:flex;gap:.4rem;flex-wrap:wrap}
.change-search>*{flex:1 1 8rem}
.change-objects button{display:block;width:100%;min-height:2rem;padding:.15rem .3rem;border-radius:4px;text-align:start}
.change-objects button:hover{background:var(--sign-soft)}
.change-edge{min-height:1.75rem;text-decoration:underline dotted;text-underline-offset:3px}
.change-add li{margin:.35rem 0}
.change-views,.change-do{display:flex;flex-wrap:wrap;gap:.4rem;align-items:center;margin:.4rem 0}
.change-form{display:grid;grid-template-columns:minmax(0,1fr);gap:.5rem}
.change-form label>span:first-child,.change-json>span{display:block;font:600 .9rem var(--font-head)}
.change-row{display:grid;grid-template-columns:minmax(0,1fr);min-width:0;gap:.3rem;border:1px solid var(--rule);border-radius:4px;padding:.4rem .6rem;margin:.4rem 0}
.change-row legend{font:600 .9rem var(--font-head);padding:0 .2rem}
.change-fault{color:var(--danger);font-weight:600}
.change [aria-invalid=true]{border-color:var(--danger)}
@media (forced-colors:active){.change-objects button{border:1px solid ButtonText}.change-fault{color:CanvasText}}
`
