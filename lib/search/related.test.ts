import { describe, expect, test } from 'vitest';
import { type Candidate, rankRelated } from './related';

const about = (...texts: string[]): Candidate[] => texts.map((text, id) => ({ id, text, topics: 0 }));

describe('what is related', () => {
  test('shares words, whatever their form', () => {
    const candidates = about('طائرة سقطت', 'زراعة القمح', 'والطائراتُ الحديثة');
    expect(rankRelated('سوق الطائرات', candidates).sort()).toEqual([0, 2]);
  });

  test('a rare word weighs more than a common one', () => {
    const common = Array.from({ length: 12 }, (_, index) => `أنقرة تقول ${index + 100}`);
    const candidates = about('صفقة S-500 جديدة', ...common, ...common.map(() => 'زراعة القمح').concat('بحر'));
    expect(rankRelated('أنقرة تسعى إلى S-500', candidates)[0]).toBe(0);
  });

  test('a designation is one term: its letter is not shared with another', () => {
    expect(rankRelated('نظام S-500', about('مهرجان S-100', 'طراز S-500'))).toEqual([1]);
  });

  test('a shared topic counts, and two count twice', () => {
    const candidates = [
      { id: 1, text: 'قمح', topics: 1 },
      { id: 2, text: 'بحر', topics: 2 },
      { id: 3, text: 'نخل', topics: 0 },
    ];
    expect(rankRelated('تركيا', candidates)).toEqual([2, 1]);
  });

  test('a topic outweighs a word that is shared by chance, but not two words', () => {
    const title = 'الأمين العام لحلف الناتو يكشف عن ردّه';
    const others = about(...Array.from({ length: 12 }, () => 'قمح'));
    const best = (text: string) =>
      rankRelated(title, [{ id: 20, text: 'فيضانات', topics: 1 }, { id: 21, text, topics: 0 }, ...others])[0];
    expect(best('تعيش النخلة مئة عام')).toBe(20);
    expect(best('الناتو يكشف أسراره')).toBe(21);
  });

  test('of equals the newer comes first', () => {
    const candidates = [4, 9, 7].map((id) => ({ id, text: 'قمح', topics: 1 }));
    expect(rankRelated('تركيا', candidates)).toEqual([9, 7, 4]);
  });

  test('what everybody says is no sign', () => {
    expect(
      rankRelated('الذي قال', about('الذي مشى', 'الذي نام', 'الذي صام', 'الذي قام', 'الذي عاد')),
    ).toEqual([]);
  });

  test('nothing is related to nothing', () => {
    expect(rankRelated('', about('', 'من ما'))).toEqual([]);
    expect(rankRelated('تركيا', [])).toEqual([]);
  });
});
