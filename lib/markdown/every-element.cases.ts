/** Every element and attribute of lib/html/body-schema.ts, in every form that is written as Markdown and in some that are not. */
export const EVERYTHING = `
فقرة فيها **غامق** و*مائل* و~~محذوف~~ و\`npm start\` و[رابط](https://example.com/a_b?c=1&d=2 "")[^1].\\
سطر ثانٍ <b>b</b> <i>i</i> <mark>mark</mark> H<sub>2</sub>O m<sup>2</sup> <small>small</small> <kbd>Ctrl</kbd>
<abbr title="منظمة">م</abbr> <cite>كتاب</cite> <q>قول</q> <bdi>F-35</bdi> <span lang="fr" dir="ltr">Bonjour</span> [^مصدر] <a>لا شيء</a>

# عنوان أوّل

## مصادر

### فرعيّ

#### أصغر

##### خامس

###### سادس

[أعلاه](#مصادر) و[راسلنا](mailto:a@example.com) و<https://example.com/> وعنوان مكتوب www.example.com

The whole of this paragraph is English, and so it runs the other way.

<p lang="fr">Bonjour à tous</p>

- أول
  - فرع

    تتمّته
- ثان

* [x] تمّ
* [ ] بقي

3. ثالث

   بفقرتين
4. رابع

<ol reversed><li>عدّ</li></ol>

> قول
>
> — [صاحبه](https://example.com/)

> [!pull]
> قول بارز

> قول **بلا** صاحب
>
> - فيه قائمة

---

\`\`\`
const a = 1;

a++;
\`\`\`

| الاسم[^1] | المدى |
| - | - |
| \`C++\` | 400 **كم** |

<table><caption>شرح</caption><thead><tr><th scope="col" colspan="2">رأس</th></tr></thead><tbody><tr><td rowspan="2">أ</td><td>ب</td></tr><tr><td>ج</td></tr></tbody></table>

<dl><dt>كلمة</dt><dd>معناها</dd></dl>

![خريطة](map.png "شرح | مقال")

![شمال](a.png "أوّل")
![جنوب](b.png)
معرض من **اثنتين** | مقال

نص ![صغيرة](a.png "عنوانها") داخله

<figure class="link"><a href="https://youtu.be/abc"><b>YouTube</b> <bdi dir="ltr">youtu.be/abc</bdi></a><figcaption>شرح</figcaption></figure>

[^1]: حاشية *أولى*

    بفقرتين

[^مصدر]: حاشية ثانية، وهي [رابط](https://example.com/)
`;
