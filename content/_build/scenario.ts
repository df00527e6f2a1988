/** What the lab beside a lesson opens with. Plain data: it crosses from the server to the page as it is. */
export interface LessonScenario {
  readonly flow: string
  readonly seed: number
  readonly switches: Readonly<Record<string, string>>
}
