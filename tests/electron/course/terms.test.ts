import { describe, expect, test } from 'vitest'
import { indexTerms, markTerms } from '../../../electron/course/terms.ts'
import type { Block, Inline, Term } from '../../../electron/contract/content.ts'

const text = (v: string): Inline => ({ t: 'text', v })
const paragraph = (...c: Inline[]): Block => ({ t: 'paragraph', key: 'k', c })
const aTerm = (term: string, chapterId = 'a'): Term => ({
  id: `${chapterId}:${term}`,
  term,
  chapterId,
  definition: [text('…')],
})

/** The marked words of some paragraphs as one section, as `words=id`. */
function marked(terms: Term[], blocks: Block[], chapterId = 'a'): string[] {
  const section = { kind: 'how' as const, key: 'h', title: [], blocks, parts: [] }
  const { sections } = markTerms({ lead: [], sections: [section] }, chapterId, indexTerms(terms))
  return [...JSON.stringify(sections).matchAll(/"t":"term","id":"([^"]+)","v":"([^"]+)"/g)].map(
    (match) => `${match[2]}=${match[1]}`,
  )
}

describe('a term is marked', () => {
  test('at its first use in a section, in any case', () => {
    expect(
      marked([aTerm('Tenant')], [paragraph(text('A TENANT is a tenant.')), paragraph(text('Tenant.'))]),
    ).toEqual(['TENANT=a:Tenant'])
  })

  test('again in the next section', () => {
    const section = (key: string) => ({
      kind: 'how' as const,
      key,
      title: [text('Tenant')],
      blocks: [paragraph(text('A tenant.'))],
      parts: [],
    })
    const body = { lead: [paragraph(text('A tenant.'))], sections: [section('1'), section('2')] }
    const { lead, sections, terms } = markTerms(body, 'b', indexTerms([aTerm('Tenant')]))
    expect(JSON.stringify([lead, sections]).split('"t":"term"')).toHaveLength(4)
    expect(sections[0]?.title).toEqual([text('Tenant')])
    expect(Object.keys(terms)).toEqual(['a:Tenant'])
  })

  test('as whole words only', () => {
    expect(marked([aTerm('site')], [paragraph(text('Sites, website, site2, sité. On-site.'))])).toEqual([
      'site=a:site',
    ])
    expect(marked([aTerm('.NET')], [paragraph(text('The .NET runtime.'))])).toEqual(['.NET=a:.NET'])
  })

  test('the longest one first, so that no shorter one is marked inside it', () => {
    const terms = [aTerm('Access'), aTerm('Conditional Access'), aTerm('Conditional Access policy')]
    const blocks = [
      paragraph(
        text('A Conditional Access policy uses conditional access; conditional access policy gives access.'),
      ),
    ]
    expect(marked(terms, blocks)).toEqual([
      'Conditional Access policy=a:Conditional Access policy',
      'conditional access=a:Conditional Access',
      'access=a:Access',
    ])
  })

  test('with its exact letters where it is all capitals', () => {
    expect(marked([aTerm('IT')], [paragraph(text('It is it, not IT.'))])).toEqual(['IT=a:IT'])
  })

  test('in both forms when an acronym stands behind it, but once', () => {
    const term = [aTerm('Multifactor authentication (MFA)')]
    expect(marked(term, [paragraph(text('With MFA, multifactor authentication is meant.'))])).toEqual([
      'MFA=a:Multifactor authentication (MFA)',
    ])
    expect(marked(term, [paragraph(text('multifactor authentication (MFA) is meant.'))])).toEqual([
      'multifactor authentication (MFA)=a:Multifactor authentication (MFA)',
    ])
  })

  test('in emphasis, lists, quotes and tables, but not in links and code', () => {
    const link: Inline = { t: 'link', to: { kind: 'web', url: 'https://example.org/' }, c: [text('tenant')] }
    const code: Inline = { t: 'code', v: 'tenant' }
    const heading: Block = { t: 'heading', key: 'k', depth: 4, c: [text('tenant')] }
    expect(
      marked([aTerm('tenant')], [heading, paragraph(link, code, { t: 'strong', c: [text('The tenant')] })]),
    ).toEqual(['tenant=a:tenant'])
    expect(
      marked(
        [aTerm('tenant')],
        [
          {
            t: 'list',
            key: 'k',
            ordered: false,
            start: 1,
            items: [{ key: 'i', blocks: [paragraph(text('tenant'))] }],
          },
        ],
      ),
    ).toHaveLength(1)
    expect(
      marked([aTerm('tenant')], [{ t: 'table', key: 'k', head: [[text('x')]], rows: [[[text('tenant')]]] }]),
    ).toHaveLength(1)
    expect(
      marked([aTerm('tenant')], [{ t: 'quote', key: 'k', blocks: [paragraph(text('tenant'))] }]),
    ).toHaveLength(1)
  })

  test("with the chapter's own definition, else the first of the course", () => {
    const terms = [aTerm('Tenant', 'a'), aTerm('Tenant', 'b')]
    expect(marked(terms, [paragraph(text('tenant'))], 'b')).toEqual(['tenant=b:Tenant'])
    expect(marked(terms, [paragraph(text('tenant'))], 'c')).toEqual(['tenant=a:Tenant'])
  })
})
