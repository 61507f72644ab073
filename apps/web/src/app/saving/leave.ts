import { createContext, useContext } from 'react';

type Leave = (then: () => void) => void;

export const LeaveContext = createContext<Leave>((then) => then());

/** Leaves otherwise than by a link (signing out, another role): does `then` when no words are lost by it, or when the person says so. */
export const useLeave = (): Leave => useContext(LeaveContext);
