/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The contracts of the stores that a host implements. A test class extends one of them and says where its store is;
 * every sentence of the interface's documentation is then tested against it.
 *
 * <p>Each test takes workspaces of its own, so that all of them can share one database. Stores that reach over a
 * network extend {@code UnreachableStoreContract} as well.
 */
@NullMarked
package ai.orcarouter.firewall.testkit.stores;

import org.jspecify.annotations.NullMarked;
