/** Styles that come with the panel: nobody who changes nothing pays for them. */
export const STYLE = `
.wi-change{display:grid;grid-template-columns:minmax(0,1fr);gap:.875rem;margin-top:.5rem;overflow-wrap:anywhere}
.wi-change h3{font:750 1.125rem/1.3 var(--font-head)}
.wi-change h4{margin-top:1rem;font:700 1rem/1.3 var(--font-head)}
.wi-change small{display:block;color:var(--muted);font-size:.9375rem}
.wi-change h4 small{display:inline}
.wi-change-begin{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,17rem),1fr));gap:.75rem 1.25rem;align-items:start}
.wi-change-begin .wi-small{margin-top:.25rem}
.wi-made{list-style:none;margin:0;padding:0;border-top:1px solid var(--rule)}
.wi-made li{display:flex;flex-wrap:wrap;gap:.375rem .5rem;align-items:center;padding:.375rem 0;border-bottom:1px solid var(--rule)}
.wi-made li>span{flex:1 1 14rem;min-width:0}
.wi-change button[hidden]{display:none}
.wi-editor{display:grid;grid-template-columns:minmax(0,1fr);gap:.75rem;padding:.875rem 1rem 1rem;border:2px solid var(--ink);border-radius:5px;background:var(--raised)}
.wi-editor-head{display:flex;flex-wrap:wrap;gap:.375rem .5rem;align-items:center}
.wi-editor-head h3{flex:1 1 14rem;min-width:0}
.wi-editor textarea{width:100%;padding:.5rem;border:2px solid var(--ink);border-radius:4px;background:var(--paper);color:var(--ink);font:.875rem/1.45 var(--font-mono);resize:vertical}
.wi-editor [aria-invalid=true]{border-color:var(--danger)}
.wi-editor ul{margin:0;padding-left:1.125rem}
.wi-policy-form{display:grid;grid-template-columns:minmax(0,1fr);gap:1rem}
.wi-policy-form>fieldset{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,17rem),1fr));gap:.75rem 1.25rem;align-items:start;min-width:0;margin:0;padding:.625rem 0 0;border:0;border-top:1.5px solid var(--rule)}
.wi-policy-form>fieldset>legend{float:left;grid-column:1/-1;font:750 1rem/1.3 var(--font-head)}
.wi-policy-field{min-width:0}
.wi-policy-field>label,.wi-words legend{display:block;color:var(--muted);font:650 .875rem/1.4 var(--font-head)}
.wi-policy-field>input{width:100%;min-height:2.25rem;padding:.25rem .5rem;border:2px solid var(--ink);border-radius:4px;background:var(--paper);color:var(--ink)}
.wi-policy-field>select{width:100%}
.wi-words{min-width:0;margin:0;padding:0;border:0}
.wi-words legend{padding:0}
.wi-words label{display:flex;gap:.5rem;align-items:center;min-height:1.75rem}
.wi-things{display:flex;flex-wrap:wrap;gap:.375rem;list-style:none;margin:.375rem 0 0!important;padding:0!important}
.wi-things li{display:flex;align-items:center;max-width:100%;border:1.5px solid var(--ink);border-radius:4px;background:var(--paper)}
.wi-things span{min-width:0;padding:.1875rem .5rem}
.wi-things button{min-width:1.75rem;min-height:1.75rem;border-left:1.5px solid var(--rule);font-size:1.125rem;line-height:1}
.wi-things button:hover{background:var(--sign-soft)}
.wi-effect{display:grid;grid-template-columns:minmax(0,1fr);justify-items:start;gap:.25rem}
.wi-effect>div{width:100%}
.wi-effect [data-old]{opacity:.6}
.wi-effect-rows{width:100%;margin-top:.375rem;border-collapse:collapse}
.wi-effect-rows :is(th,td){padding:.375rem .625rem .3125rem;border-bottom:1px solid var(--rule);text-align:left;vertical-align:top;font-weight:400}
.wi-effect-rows thead th{border-bottom:2px solid var(--ink);color:var(--muted);font:650 .875rem/1.2 var(--font-head)}
.wi-effect-rows{table-layout:fixed}
.wi-effect-rows th:first-child{width:27%}
.wi-effect-rows th:nth-child(2){width:29%}
.wi-effect-rows :is(details ul){margin:.25rem 0 0;padding-left:1.125rem}
.wi-effect-rows :is(summary,li){font-size:.9375rem;color:var(--muted)}
.wi-effect-rows summary{min-height:1.5rem}
.wi-made li>span{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:8;overflow:hidden}
.wi-effect-rows th button{min-height:1.75rem;text-align:left;text-decoration:underline;text-underline-offset:3px}
.what-if .wi-effect-rows td[data-title=By] .wi-few{-webkit-line-clamp:3}
.wi-effect-rows tr[data-kind=locked-out]{background:color-mix(in srgb,var(--danger-soft) 55%,var(--raised))}
.wi-change .wi-more section{max-height:20rem;overflow:auto}
@container answer (max-width:54rem){
.wi-effect-rows thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.wi-effect-rows,.wi-effect-rows :is(tbody,tr,th,td){display:block;width:auto!important}
.wi-effect-rows tr{padding:.375rem 0;border-bottom:1px solid var(--rule)}
.wi-effect-rows :is(th,td){padding:.125rem .5rem;border:0}
.wi-effect-rows td::before{content:attr(data-title) ": ";color:var(--muted);font-weight:650}
}
@media (forced-colors:active){.wi-effect [data-old]{opacity:1}.wi-effect-rows tr[data-kind=locked-out]{background:Canvas}.wi-things button{border:1px solid ButtonText}}
`
