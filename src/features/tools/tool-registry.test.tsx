import { cleanup, render, screen } from '@testing-library/react';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { renderToString } from 'react-dom/server';
import { afterEach, expect, it } from 'vitest';
import { type Services, ServicesContext } from '#workspace/react/services.ts';
import { Component as NoSuchTool } from './no-such-tool-page.tsx';
import { tools } from './tool-registry.ts';
import { Component as ToolsPage } from './tools-page.tsx';

afterEach(cleanup);

const services = { clock: () => 0, workspace: () => new Promise(() => {}) } as unknown as Services;

it('has each bench once, under a name that an address can have', () => {
  const ids = tools.map(({ id }) => id);
  expect(ids).toEqual([...new Set(ids)]);
  for (const id of ids) expect(id).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
});

it.each(tools)('can draw $id where there is no window, under its title', async (tool) => {
  const { Component } = await tool.load();
  const router = createMemoryRouter([{ path: '*', Component }]);
  const html = renderToString(
    <ServicesContext value={services}>
      <RouterProvider router={router} />
    </ServicesContext>,
  );
  expect(html).toContain(`<bdi>${tool.title}</bdi></h1>`);
});

it('lists every bench with a link to its address', () => {
  render(<RouterProvider router={createMemoryRouter([{ path: '*', Component: ToolsPage }])} />);
  const links = screen.getAllByRole('link').map((link) => link.getAttribute('href'));
  expect(links).toEqual(tools.map(({ id }) => `/tools/${id}`));
});

it('says which name it does not know, as text', () => {
  const routes = [{ path: '/tools/:tool', Component: NoSuchTool }];
  const router = createMemoryRouter(routes, { initialEntries: ['/tools/%3Cb%3Ex'] });
  render(<RouterProvider router={router} />);
  expect(screen.getByText('<b>x')).toBeDefined();
});
