import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';

/** The list as it is sent: what volumes have in common once, and a row for each. */
type Sent = {
  items: {
    groups: { san: string; group: string; region: string }[];
    standings: { kind: string; policy?: string }[];
    rows: [group: number, name: string, sizeGiB: number, standing: number][];
  };
};
type Row = { name: string; cells: string[] };

const rowHeight = 41;
const inSight = 30;

async function readVolumes(): Promise<Row[]> {
  const authorization = `Bearer ${sessionStorage.getItem('floor-token')}`;
  const response = await fetch('/api/volumes', { headers: { authorization } });
  const { items } = (await response.json()) as Sent;
  const { groups, standings } = items;
  const rows = items.rows.map(([at, name, sizeGiB, stands]): Row => {
    const { san = '', group = '', region = '' } = groups[at] ?? {};
    const { kind = '', policy = '' } = standings[stands] ?? {};
    return { name, cells: [san, group, region, `${sizeGiB} GiB`, kind, policy] };
  });
  return rows.sort((one, other) => one.name.localeCompare(other.name));
}

/** The least that React needs to fetch thousands of volumes and show those in sight: what the portal's own page is measured against. */
function Volumes() {
  const [rows, setRows] = useState<Row[]>();
  const [top, setTop] = useState(0);
  useEffect(() => {
    void readVolumes().then(setRows);
    const onScroll = () => setTop(Math.floor(window.scrollY / rowHeight));
    window.addEventListener('scroll', onScroll);
    return () => window.removeEventListener('scroll', onScroll);
  }, []);
  if (rows === undefined) return <p>Loading</p>;
  const shown = rows.slice(top, top + inSight);
  return (
    <table aria-busy={false}>
      <thead>
        <tr>
          {['Name', 'SAN', 'Group', 'Region', 'Size', 'Protection', 'Policy'].map((title) => (
            <th key={title}>{title}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        <tr style={{ height: top * rowHeight }} />
        {shown.map(({ name, cells }) => (
          <tr key={name} className="row">
            <td>{name}</td>
            {cells.map((cell, nth) => (
              <td key={nth}>{cell}</td>
            ))}
          </tr>
        ))}
        <tr style={{ height: Math.max(0, rows.length - top - inSight) * rowHeight }} />
      </tbody>
    </table>
  );
}

const root = document.getElementById('root');
if (root !== null) createRoot(root).render(<Volumes />);
