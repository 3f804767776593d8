import { useFormatter } from 'next-intl';
import { Name } from './name';

/** Several people's names, joined as the language does: «أحمد وسلمى ويوسف», without commas. */
export function Names({ children }: { children: readonly string[] }) {
  const format = useFormatter();
  return <>{format.list(children.map((name) => <Name key={name}>{name}</Name>))}</>;
}
