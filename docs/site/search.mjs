// Words to search for.  VitePress writes this function into the site as text: it stands alone.

/** Words of letters and digits; of Chinese, which has no blanks, every two neighbours. */
export function tokenize(text) {
  return (text.match(/\p{Script=Han}+|[^\s\p{P}\p{S}\p{Script=Han}]+/gu) ?? []).flatMap((word) =>
    /\p{Script=Han}/u.test(word) && word.length > 2
      ? Array.from({ length: word.length - 1 }, (_, i) => word.slice(i, i + 2))
      : [word])
}
