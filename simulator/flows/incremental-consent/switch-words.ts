import type { SwitchWords } from '../../trace/select/narration'

/** What the switches of this flow are called, by name and value. */
export const switchWords: Readonly<Record<string, SwitchWords>> = {
  first: {
    title: 'What Org Chart asks for at the first sign-in',
    says: 'scope of the first request. Whoever is asked for a lot at once, by an app that they do not know yet, says no sooner.',
    values: {
      'what-it-needs': 'User.Read: what the first page needs',
      everything: 'User.Read and User.ReadBasic.All: whatever it may need one day',
      default: '.default: all that stands in the registration',
    },
  },
  earlier: {
    title: 'What is granted at the beginning',
    says: 'An administrator may have granted some of it for everybody.',
    values: { nothing: 'nothing', granted: 'User.Read, for everybody' },
  },
  more: {
    title: 'How it asks for more',
    says: 'A scope that is named is asked for where it is missing. .default asks for nothing as soon as anything is granted.',
    values: { named: 'User.ReadBasic.All, by its name', default: '.default' },
  },
  prompt: {
    title: 'prompt, when it asks for more',
    says: 'Without it, the page lists what is new. With consent, it lists all that is asked for.',
    values: { 'none-given': 'left out', consent: 'consent' },
  },
  answer: {
    title: 'Asked for User.ReadBasic.All',
    says: 'A no to something new takes nothing back. Where all is asked for at once, it is a no to all.',
    values: { accepted: 'the person says yes', declined: 'the person says no' },
  },
}
