import { Link } from 'react-router';
import { paths } from '#app/paths.ts';
import { PageHead } from '#ui/page-head/page-head.tsx';
import { tools } from './tool-registry.ts';
import styles from './tools-page.module.css';

/** `/tools`: every small bench, with what it is for. */
export function Component() {
  return (
    <>
      <PageHead
        title="Tools"
        about="Small benches for one thing each. They work as you type, in this browser: nothing that you put in is sent or kept."
      />
      <ul className={styles['tools']}>
        {tools.map(({ id, title, about }) => (
          <li key={id}>
            <h2>
              <Link to={paths.tool(id)}>{title}</Link>
            </h2>
            <p>{about}</p>
          </li>
        ))}
      </ul>
    </>
  );
}
