import { readFileSync } from 'node:fs'
import path from 'node:path'
import { ContentError } from './content-error'

/** Folder of the lessons. Builds, checks and tests all run from the top of the project. */
export const LESSONS = path.join(process.cwd(), 'content', 'lessons')

/** @throws ContentError when the file is missing. */
export function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    throw new ContentError(file, 'This file is missing.')
  }
}

/** @throws ContentError when the file is missing or is not JSON. */
export function readJson(file: string): unknown {
  const text = readText(file)
  try {
    return JSON.parse(text)
  } catch (fault) {
    throw new ContentError(file, fault instanceof Error ? fault.message : 'Not JSON.')
  }
}
