import { describe, expect, test } from 'vitest';
import { processorTime } from '@/test/processor-time';
import { learn, MIN_TRAINING_DECISIONS, newModel, type Sample, score } from './classifier';

/** Numbers from a seed, so that every run sees the same comments. */
function numbers(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const COMMON = 'هذا مقال عن الجيش والطائرات في المنطقة وقد قرأته اليوم مع صديقي ثم عدت إليه'.split(' ');
const WANTED = 'شكرا للكاتب تحليل مفيد معلومات جديدة أتفق أختلف سؤال مصدر'.split(' ');
const UNWANTED = 'اربح المال بسرعة اشترك قناتي رابط تخفيضات مجانا تداول أرباح'.split(' ');

/** One in five is unwanted; a fifth of the telling words are the other kind's. */
function comments(count: number, seed: number) {
  const next = numbers(seed);
  return Array.from({ length: count }, (_, index) => {
    const unwanted = index % 5 === 0;
    const words = Array.from({ length: 12 }, () => {
      if (next(4) > 0) return COMMON[next(COMMON.length)];
      const own = next(5) > 0 ? unwanted : !unwanted;
      return own ? UNWANTED[next(UNWANTED.length)] : WANTED[next(WANTED.length)];
    });
    return { text: words.join(' '), unwanted };
  });
}

function train(samples: readonly Sample[]) {
  const model = newModel();
  for (const sample of samples) learn(model, sample);
  return model;
}

const learned = train(comments(MIN_TRAINING_DECISIONS, 1));

describe('the classifier', () => {
  test('puts unwanted comments first', () => {
    const scored = comments(500, 2).map(({ text, unwanted }) => ({
      unwanted,
      at: score(learned, text).unwanted,
    }));
    const bad = scored.filter(({ unwanted }) => unwanted);
    const good = scored.filter(({ unwanted }) => !unwanted);
    const right = bad.reduce((sum, { at }) => sum + good.filter((other) => other.at < at).length, 0);
    expect(right / (bad.length * good.length)).toBeGreaterThan(0.85);
  });

  test('says which words weighed most, as they were typed', () => {
    const { unwanted, because } = score(learned, 'هذا المقال عن الطائرات: اربـح المَال مع قناتي، شكرا');
    expect(because).toHaveLength(3);
    expect(new Set(because)).toEqual(new Set(['اربـح', 'المَال', 'قناتي']));
    expect(unwanted).toBeGreaterThan(0.5);
    expect(score(learned, 'تحليل مفيد للكاتب').unwanted).toBeLessThan(0.5);
  });

  test('knows words by their pieces and however they are spelled', () => {
    expect(score(learned, 'تخفيضاتكم').unwanted).toBeGreaterThan(0.6);
    expect(score(learned, 'تـخـفيضـات').unwanted).toBe(score(learned, 'تخفيضات').unwanted);
  });

  test('takes no side on what it has never seen', () => {
    for (const text of ['', '!؟', 'zzzzqq', '😀']) {
      expect(score(learned, text)).toEqual({ unwanted: 0.5, because: [] });
    }
  });

  test.each([[[]], [[{ text: 'نص', unwanted: true }]], [[{ text: 'نص', unwanted: false }]]])(
    'knows nothing from one kind of decision',
    (samples) => {
      expect(score(train(samples), 'نص')).toEqual({ unwanted: 0.5, because: [] });
    },
  );

  test('is the same in any order and after JSON', () => {
    const samples = comments(200, 3);
    expect(train([...samples].reverse())).toEqual(train(samples));
    const text = samples[0]?.text ?? '';
    expect(score(JSON.parse(JSON.stringify(learned)), text)).toEqual(score(learned, text));
  });

  test('orders long comments too', () => {
    const long = (word: string) => Array.from({ length: 300 }, (_, index) => `${word} ${index}`).join(' ');
    const both = [
      score(learned, long('اربح')).unwanted,
      score(learned, `${long('اربح')} ${UNWANTED.join(' ')}`).unwanted,
    ];
    expect(both[0]).toBeLessThan(both[1] ?? 0);
    expect(both[1]).toBeLessThan(1);
  });

  test('stays as large, and quick, whatever it reads', () => {
    const noise = Array.from({ length: 300 }, (_, index) => ({
      text: Array.from({ length: 400 }, (_, word) => (index * 7919 + word * 104729).toString(36)).join(' '),
      unwanted: index % 2 === 0,
    }));
    const size = (samples: typeof noise) => train(samples).unwanted.length + train(samples).wanted.length;
    expect(size(noise)).toBe(size(noise.slice(0, 2)));
    for (const text of ['ا'.repeat(1_000_000), 'ا '.repeat(500_000), '\u{64B}'.repeat(100_000)]) {
      expect(processorTime(() => score(learned, text))).toBeLessThan(2000);
    }
  });
});
