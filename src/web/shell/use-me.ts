import { useQuery } from '@tanstack/react-query';
import type { Me, Role } from '../api/shapes.js';
import { meQuery } from '../api/queries.js';

export const useMe = () => {
  const { data, error, refetch } = useQuery(meQuery);
  return { me: data, error, refetch };
};

export const hasRole = (me: Me | undefined, roles: readonly Role[]): boolean =>
  me?.roles.some((role) => roles.includes(role)) ?? false;
