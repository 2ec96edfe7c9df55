import { useMatches } from 'react-router';
import type { NavigationPlace } from './navigation.tsx';

/** What a route tells the shell about itself. */
export type RouteHandle = { place?: NavigationPlace; isRail?: boolean };

/** What the routes of this address say together. */
export const useHandle = (): RouteHandle => Object.assign({}, ...useMatches().map(({ handle }) => handle as RouteHandle | undefined));
