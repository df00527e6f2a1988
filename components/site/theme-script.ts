/** Where the reader's choice is kept: `light` or `dark`; absent means as the system says. */
export const THEME_KEY = 'tenant-lab:theme'

/**
 * Runs in the head before anything is painted, so that nobody sees the wrong theme flash by.
 * INVARIANT: the text never varies: the content security policy allows it by its hash.
 */
export const THEME_SCRIPT = `try{var t=localStorage.getItem('${THEME_KEY}');if(t==='light'||t==='dark')document.documentElement.dataset.theme=t}catch(e){}`
