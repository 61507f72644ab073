/** What the calls and the files of the demonstration say, by domain: plainly invented, and fit for what is asked. */
interface DomainTexts {
  call: { fr: string; ar: string };
  summary: string;
  objectives: string;
}

export const TEXTS: Readonly<Record<string, DomainTexts>> = {
  educative: {
    call: {
      fr: 'Soutenir les associations qui accompagnent l’apprentissage des langues et la scolarité des enfants migrants et réfugiés.',
      ar: 'دعم الجمعيات التي تواكب تعلم اللغات وتمدرس الأطفال المهاجرين واللاجئين.',
    },
    summary:
      'Des ateliers hebdomadaires de langue et de soutien scolaire, animés par des formateurs de l’association, dans deux quartiers, avec les familles et les écoles.',
    objectives:
      'Que chaque enfant suivi lise et écrive dans la langue de son école en fin d’année ; que les familles sachent à qui s’adresser ; que quatre écoles connaissent les ateliers et y orientent leurs élèves.',
  },
  culture: {
    call: {
      fr: 'Soutenir des rencontres culturelles, des activités de jeunesse et de loisirs où habitants et migrants agissent ensemble.',
      ar: 'دعم لقاءات ثقافية وأنشطة للشباب والترفيه يشارك فيها السكان والمهاجرون معا.',
    },
    summary:
      'Des répétitions ouvertes chaque semaine, deux rencontres publiques et une restitution dans la ville, préparées par des jeunes d’ici et d’ailleurs.',
    objectives:
      'Réunir soixante jeunes, dont la moitié de migrants, autour d’une création commune ; ouvrir deux lieux culturels à un public qui n’y vient pas ; former douze animateurs bénévoles.',
  },
  humanitarian: {
    call: {
      fr: 'Soutenir l’accueil, l’orientation et l’aide aux familles migrantes et réfugiées en situation de grande précarité.',
      ar: 'دعم استقبال الأسر المهاجرة واللاجئة في وضعية هشاشة وتوجيهها ومساعدتها.',
    },
    summary:
      'Une permanence trois jours par semaine, un accompagnement vers les services de santé et une aide de première nécessité, avec la commune et le centre de santé.',
    objectives:
      'Recevoir soixante familles et orienter chacune vers un service public ; accompagner les femmes enceintes jusqu’à leur suivi médical ; distribuer une aide d’hiver sans file d’attente.',
  },
  camps: {
    call: {
      fr: 'Soutenir des colonies de vacances d’été où des enfants de 7 à 14 ans, marocains et migrants, séjournent ensemble.',
      ar: 'دعم مخيمات صيفية يقيم فيها أطفال من 7 إلى 14 سنة، مغاربة ومهاجرون، معا.',
    },
    summary:
      'Deux séjours de douze jours au bord de la mer pour soixante enfants, encadrés par des animateurs diplômés, avec une réunion des familles avant et après.',
    objectives:
      'Donner des vacances à soixante enfants, dont la moitié de migrants ; que chacun ait participé à une veillée préparée par les enfants ; garder le lien par trois après-midi dans l’année.',
  },
};
