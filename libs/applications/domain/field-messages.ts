import type { Label } from '#kernel/public';

/** What is wrong with a place of a file, beside what the kernel says of any field. */
export const applicationFieldMessages = {
  partner_abroad: {
    fr: 'Choisissez le pays de cette ONG, hors du Maroc.',
    ar: 'اختاروا بلد هذه المنظمة، خارج المغرب.',
    en: 'Choose the country of this NGO, outside Morocco.',
  },
  lead_twice: {
    fr: 'Un seul organisme est chef de file.',
    ar: 'هيئة واحدة فقط تقود المشروع.',
    en: 'One body alone leads the project.',
  },
  shares_beyond: {
    fr: 'Les parts des partenaires dépassent 100 % du budget.',
    ar: 'تتجاوز حصص الشركاء 100 % من الميزانية.',
    en: 'The shares of the partners are beyond 100% of the budget.',
  },
  shares_beyond_budget: {
    fr: 'Les partenaires apportent {{brought}} d’après leurs parts ; le budget leur laisse {{left}}, sans la subvention demandée ni vos fonds propres.',
    ar: 'يساهم الشركاء بـ{{brought}} حسب حصصهم؛ وتترك لهم الميزانية {{left}}، دون الدعم المطلوب ولا مواردكم الذاتية.',
    en: 'By their shares the partners bring {{brought}}; the budget leaves them {{left}}, without the grant asked for and your own means.',
  },
  account_side: {
    fr: 'Ce compte ne va pas de ce côté du budget.',
    ar: 'هذا الحساب لا يوافق هذا الجانب من الميزانية.',
    en: 'This account does not belong to this side of the budget.',
  },
  overhead_charge_only: {
    fr: 'Seule une charge peut être une charge de structure.',
    ar: 'وحدها التكلفة يمكن أن تكون من تكاليف التسيير.',
    en: 'Only a charge can be an overhead.',
  },
  funding_product_only: {
    fr: 'L’origine du financement ne se donne que pour un produit.',
    ar: 'مصدر التمويل يخص الموارد فقط.',
    en: 'The source of funding is given for products only.',
  },
  asked_is_grant: {
    fr: 'Le montant demandé s’inscrit au compte 74.',
    ar: 'يسجل المبلغ المطلوب في الحساب 74.',
    en: 'The amount asked stands in account 74.',
  },
  not_the_product: {
    fr: 'Quantité × prix unitaire font {{product}} DH.',
    ar: 'الكمية × ثمن الوحدة تساوي {{product}} درهم.',
    en: 'Quantity × unit price is MAD {{product}}.',
  },
  budget_unbalanced: {
    fr: 'Les charges ({{charges}} DH) et les produits ({{products}} DH) doivent être égaux.',
    ar: 'يجب أن تتساوى التكاليف ({{charges}} درهم) والموارد ({{products}} درهم).',
    en: 'Charges (MAD {{charges}}) and products (MAD {{products}}) must be equal.',
  },
  in_kind_unbalanced: {
    fr: 'Les contributions en nature employées ({{used}} DH) et reçues ({{received}} DH) doivent être égales.',
    ar: 'يجب أن تتساوى المساهمات العينية المستعملة ({{used}} درهم) والمتوصل بها ({{received}} درهم).',
    en: 'Contributions in kind used (MAD {{used}}) and received (MAD {{received}}) must be equal.',
  },
  asked_missing: {
    fr: 'Indiquez le montant demandé à cet appel (compte 74).',
    ar: 'أدخلوا المبلغ المطلوب في هذا الطلب (الحساب 74).',
    en: 'Give the amount asked of this call (account 74).',
  },
  asked_below_floor: {
    fr: 'Le montant demandé est inférieur au minimum de {{min}} DH.',
    ar: 'المبلغ المطلوب أقل من الحد الأدنى البالغ {{min}} درهم.',
    en: 'The amount asked is below the minimum of MAD {{min}}.',
  },
  asked_above_ceiling: {
    fr: 'Le montant demandé dépasse le plafond de {{max}} DH.',
    ar: 'المبلغ المطلوب يتجاوز السقف البالغ {{max}} درهم.',
    en: 'The amount asked exceeds the ceiling of MAD {{max}}.',
  },
  overhead_too_large: {
    fr: 'Les charges de structure dépassent {{max}} % du total.',
    ar: 'تتجاوز تكاليف التسيير {{max}} % من المجموع.',
    en: 'Overheads exceed {{max}}% of the total.',
  },
  own_too_small: {
    fr: 'L’apport de l’association doit atteindre {{min}} % du total.',
    ar: 'يجب أن تبلغ مساهمة الجمعية {{min}} % من المجموع.',
    en: 'The association’s own contribution must reach {{min}}% of the total.',
  },
  row_unfinished: {
    fr: 'Ligne à compléter ou à retirer.',
    ar: 'سطر يجب إتمامه أو حذفه.',
    en: 'Row to complete or remove.',
  },
  listed_twice: { fr: 'Déjà dans la liste.', ar: 'موجود من قبل في اللائحة.', en: 'Already in the list.' },
  ends_before_start: {
    fr: 'La fin précède le début.',
    ar: 'تاريخ النهاية يسبق تاريخ البداية.',
    en: 'The end comes before the beginning.',
  },
  must_be_yes: {
    fr: 'Cette condition doit être remplie pour déposer.',
    ar: 'يجب استيفاء هذا الشرط من أجل الإيداع.',
    en: 'This condition must be met to submit.',
  },
  locked: {
    fr: 'Cet élément n’est pas demandé en complément.',
    ar: 'هذا العنصر غير مطلوب استكماله.',
    en: 'This was not asked to be completed.',
  },
  document_missing: {
    fr: 'Document à joindre.',
    ar: 'وثيقة يجب إرفاقها.',
    en: 'Document to attach.',
  },
} satisfies Record<string, Label>;
