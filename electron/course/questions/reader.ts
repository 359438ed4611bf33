import { digest } from '../digest.ts'
import { howMany, readFields, shorten, textOf } from '../fields.ts'
import { nearest } from '../nearest.ts'
import { readBlockText, readInlineText } from '../text-fields.ts'
import type { Fields as QuestionFields, Item, QuestionReader } from '../../questions/reader.ts'
import type { Fields } from '../fields.ts'
import type { FieldTextContext } from '../text-fields.ts'
import type { YamlValue } from '../yaml.ts'

/** What a question type reads its own fields with, over the YAML of one question. */
export function questionReader(questionId: string, fields: Fields, texts: FieldTextContext): QuestionReader {
  const { log } = texts

  function itemOf(value: YamlValue): Item {
    return {
      at: value.at,
      text: textOf(value),
      open(known, what) {
        const opened = readFields(value, known, what, log)
        return opened && fieldsOf(opened)
      },
      entries: () =>
        value.kind === 'map'
          ? new Map(
              [...value.entries].map(([name, entry]) => [name, { at: entry.at, value: itemOf(entry.value) }]),
            )
          : null,
    }
  }

  function fieldsOf(own: Fields): QuestionFields {
    const itemsOf = (list: ReturnType<Fields['list']>) => list && { ...list, value: list.value.map(itemOf) }
    return {
      ...own,
      item(name) {
        const value = own.raw(name)
        return value && itemOf(value)
      },
      list: (name) => itemsOf(own.list(name)),
      needList: (name) => itemsOf(own.needList(name)),
    }
  }

  return {
    fields: fieldsOf(fields),
    report: (fault, at, message) => log.add(fault, at, message),
    readInlines: ({ value, at }) => readInlineText(value, at, texts),
    readBlocks: ({ value, at }) => readBlockText(value, at, texts),
    /** 10 hex digits of SHA-256. */
    idOf: (kind, plainText) => digest(`${questionId}\n${kind}\n${plainText}`, 10),
    ...{ shorten, howMany, nearest },
  }
}
