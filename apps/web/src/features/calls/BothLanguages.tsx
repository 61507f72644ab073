import { directionOf, useLanguage, type Localized } from '../../ui/index.js';

/** French and Arabic, the language of the page first. */
export function useBothLanguages(): readonly ('fr' | 'ar')[] {
  return useLanguage() === 'ar' ? ['ar', 'fr'] : ['fr', 'ar'];
}

/** One text in French and in Arabic, side by side. */
export function BothLanguages({ text, strong = false }: { text: Localized; strong?: boolean }) {
  const Text = strong ? 'strong' : 'span';
  return (
    <div className="preview-pair">
      {useBothLanguages().map((language) => (
        <div key={language} lang={language} dir={directionOf(language)}>
          <Text className="as-typed">{text[language]}</Text>
        </div>
      ))}
    </div>
  );
}
