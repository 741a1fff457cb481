/** The look of the sandbox's own pages: the product's tokens, and nothing that must be downloaded. */
export const style = `
:root{color-scheme:light dark;--ground:light-dark(#f6f7f9,#0f1216);--surface:light-dark(#fff,#171b21);
--sunken:light-dark(#f0f2f5,#11151a);--line:light-dark(#dde1e7,#2a313a);--line-strong:light-dark(#868f9c,#66717f);
--ink:light-dark(#171c24,#e7ebf0);--ink-soft:light-dark(#4c5665,#a9b3c0);--accent:light-dark(#1a56b8,#82b4ff);
--accent-ink:light-dark(#fff,#0b1a30);--accent-wash:light-dark(#e8f0fd,#17263d);--warn:light-dark(#8a5300,#f0b95a);
--warn-wash:light-dark(#fdf2dc,#2d2210);--mono:ui-monospace,"SF Mono","Cascadia Code",Menlo,Consolas,"DejaVu Sans Mono",monospace}
*{box-sizing:border-box}
body{margin:0;min-height:100vh;background:var(--ground);color:var(--ink);display:grid;place-items:center;padding:1rem;
font:1rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif}
main{width:100%;max-width:28rem;min-width:0;background:var(--surface);border:1px solid var(--line);border-radius:12px;
overflow:hidden;box-shadow:0 1px 2px light-dark(#1a202a14,#00000066)}
.stub{padding:.75rem 1.5rem;border-bottom:2px dashed var(--line);background:var(--sunken);font-size:.8125rem;
color:var(--ink-soft);margin:0;display:flex;flex-wrap:wrap;gap:.25rem .75rem;justify-content:space-between}
.stub strong{color:var(--ink)}
.body{padding:1.5rem}
h1{font-size:1.25rem;line-height:1.3;margin:0 0 .5rem;overflow-wrap:anywhere}
p{margin:0 0 1rem;color:var(--ink-soft);overflow-wrap:anywhere}
p b,li b{color:var(--ink);font-weight:600}
ul.scopes{list-style:none;margin:0 0 1.5rem;padding:0;border:1px solid var(--line);border-radius:8px}
ul.scopes li{padding:.625rem .875rem;border-top:1px solid var(--line);display:flex;flex-wrap:wrap;gap:0 .75rem;
justify-content:space-between;align-items:baseline}
ul.scopes li:first-child{border-top:0}
ul.frames{list-style:none;margin:0 0 1.25rem;padding:0;display:grid;gap:.75rem}
ul.frames li{display:grid;gap:.25rem;min-width:0}
iframe{width:100%;height:4.5rem;border:1px solid var(--line);border-radius:8px;background:var(--sunken)}
a.main{display:block;padding:.625rem .875rem;min-height:2.75rem;border-radius:8px;background:var(--accent);
color:var(--accent-ink);font-weight:600;text-align:center;text-decoration:none}
code{font:.8125rem/1.5 var(--mono);color:var(--ink-soft);overflow-wrap:anywhere}
form{margin:0;display:grid;gap:.75rem}
form>div{display:grid;gap:.25rem}
button{font:inherit;text-align:start;padding:.625rem .875rem;min-height:2.75rem;border-radius:8px;cursor:pointer;
border:1px solid var(--line-strong);background:var(--surface);color:var(--ink)}
button:hover{background:var(--accent-wash)}
button.main{background:var(--accent);border-color:var(--accent);color:var(--accent-ink);font-weight:600}
button.main:hover{filter:brightness(1.08)}
.pair button,div+button.main{text-align:center}
.pair{grid-template-columns:1fr 1fr}
label{font-size:.875rem;font-weight:600}
input{font:1.125rem/1.4 var(--mono);letter-spacing:.08em;padding:.5rem .75rem;min-height:2.75rem;width:100%;min-width:0;
border-radius:8px;border:1px solid var(--line-strong);background:var(--surface);color:var(--ink)}
input:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.code{font:600 1.375rem/1.4 var(--mono);letter-spacing:.06em;color:var(--ink);background:var(--sunken);
border:1px solid var(--line);border-radius:8px;padding:.625rem .875rem;text-align:center}
.wide{grid-column:1/-1}
button small{display:block;color:var(--ink-soft);font-size:.8125rem}
button.main small{color:inherit}
a{color:var(--accent)}
button:focus-visible,a:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
dl{margin:0 0 1rem;display:grid;gap:.5rem}
dt{font-size:.8125rem;color:var(--ink-soft)}
dd{margin:0;overflow-wrap:anywhere}
.note{font-size:.8125rem;margin:1rem 0 0}
.warned{background:var(--warn-wash);color:var(--warn);border-radius:8px;padding:.625rem .875rem}
@media (max-width:24rem){.body{padding:1rem}.stub{padding:.75rem 1rem}}
@media (prefers-reduced-motion:no-preference){button{transition:background .12s}}
`;
