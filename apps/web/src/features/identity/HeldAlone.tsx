import type { Holding } from '#identity';
import { List } from '@mantine/core';
import { AppLink, LocalText } from '../../ui/index.js';

/** What rests on one person, each with the way to hand it on. */
export function HeldAlone({ title, held }: { title: string; held: Holding[] }) {
  return (
    <>
      <p>{title}</p>
      <List spacing={4}>
        {held.map((holding, index) => (
          <List.Item key={index}>
            <AppLink href={holding.href}>
              <LocalText text={holding.what} />
            </AppLink>
            {' · '}
            <LocalText text={holding.about} />
          </List.Item>
        ))}
      </List>
    </>
  );
}
