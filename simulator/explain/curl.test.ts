import { describe, expect, it, test } from 'vitest'
import { curlIn } from './curl'
import { explain } from './explain'
import { NOW } from './testing/tokens'

const messageOf = (command: string) => {
  const message = curlIn(command)?.message
  if (!message) throw new Error(`No command: ${command}`)
  return message
}

/** https://curl.se/docs/manpage.html, checked in November 2026. */
describe('what is no address is taken for none', () => {
  test.each([
    '--tlsv1.2 https://a.example/',
    '--http1.1 --compressed https://a.example/',
    '-D - https://a.example/',
    '-sSD- https://a.example/',
    '--retry 3 --retry-delay 5 --retry-all-errors https://a.example/',
    '--max-redirs 5 https://a.example/',
    '--interface eth0 -4 -# https://a.example/',
    '--dns-servers 192.0.2.1 https://a.example/',
    '--connect-to a.example:443:b.example:443 https://a.example/',
    '--trace-ascii trace.txt --stderr err.txt https://a.example/',
    '--location --silent https://a.example/',
  ])('curl %s', (options) => {
    const { target, left } = messageOf(`curl ${options}`)
    expect(target).toBe('https://a.example/')
    expect(left).toEqual([])
  })

  test.each(['localhost:8080/x', 'a.example/x', '$URL', '{{url}}/x'])('behind a switch, %s is one', (url) => {
    expect(messageOf(`curl --location '${url}'`).target).toBe(url)
  })
})

describe('the method is the one that curl takes', () => {
  test.each<[string, string]>([
    ['', 'GET'],
    ['-d a=b', 'POST'],
    ['-d @body.json', 'POST'],
    ['--json @body.json', 'POST'],
    ['-F a=b', 'POST'],
    ['-I', 'HEAD'],
    ['-sI', 'HEAD'],
    ['--head', 'HEAD'],
    ['-T file.txt', 'PUT'],
    ['-G -d a=b', 'GET'],
    ['-G -d @query', 'GET'],
    ['-dG=I', 'POST'],
    ['-X PATCH -d a=b', 'PATCH'],
    ['-X DELETE -I', 'DELETE'],
  ])('curl %s: %s', (options, method) => {
    expect(messageOf(`curl ${options} https://a.example/`).method).toBe(method)
  })
})

test.each(['@file', 'name@file'])('--data-urlencode %s is in a file, and said to be', (data) => {
  const { form, left, method } = messageOf(`curl --data-urlencode '${data}' https://a.example/`)
  expect({ form, method }).toEqual({ form: undefined, method: 'POST' })
  expect(left).toEqual([expect.stringMatching(/is in a file/)])
})

it('--data-urlencode with an at sign in its value is a name and a value', () => {
  expect(messageOf(`curl --data-urlencode 'name=a@b' https://a.example/`).form).toEqual([['name', 'a@b']])
})

test.each(['--next', '-:'])('%s begins another request, which is not mixed into the first', (next) => {
  const command = `curl -d a=b https://a.example/ ${next} -d client_secret=hidden https://b.example/`
  expect(messageOf(command)).toMatchObject({
    target: 'https://a.example/',
    form: [['a', 'b']],
    left: ['It sends more than one request: the first is taken apart.'],
  })
  expect(explain(command, NOW).isSecret).toBe(true)
})
