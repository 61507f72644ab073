import { createContext, useContext } from 'react';

/** `sign-out`: what is kept on this computer goes too. */
export type LeaveContextValue = (then: () => void, how?: 'sign-out') => void;

export const LeaveContext = createContext<LeaveContextValue>((then) => then());

/** Leaves otherwise than by a link (signing out, another role): does `then` when no words are lost by it, or when the person says so. */
export const useLeave = (): LeaveContextValue => useContext(LeaveContext);
