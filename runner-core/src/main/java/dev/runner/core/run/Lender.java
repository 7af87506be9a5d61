package dev.runner.core.run;

import dev.runner.core.fork.Fork;
import dev.runner.core.fork.FromFork;
import dev.runner.core.fork.ToFork;

/** Lends credentials to the tests of forks. Safe for several threads; never blocks. */
interface Lender {

  /** Lends nothing. */
  Lender NONE =
      new Lender() {
        @Override
        public boolean takes(Fork fork, FromFork message) {
          if (message instanceof FromFork.Wanted wanted) {
            fork.send(new ToFork.Decline(wanted.request(), "No credential: nothing is lent here"));
          }
          return isMeant(message);
        }

        @Override
        public void ended(int fork) {}
      };

  /** Takes what a fork says about credentials; returns false if it is about anything else. */
  boolean takes(Fork fork, FromFork message);

  /** Takes back all that a fork has, which is gone. */
  void ended(int fork);

  /** Tells whether a message is about credentials. */
  static boolean isMeant(FromFork message) {
    return message instanceof FromFork.Wanted || message instanceof FromFork.GivenBack;
  }
}
