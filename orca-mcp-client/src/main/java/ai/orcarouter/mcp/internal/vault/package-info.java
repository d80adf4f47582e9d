/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Credentials of servers: sealed for storage, opened only for the server they belong to, turned into the fields and
 * variables it is given, with tokens of OAuth fetched and kept (REFERENCE 5.1, SEMANTICS 8.1, mcp.md section 3.2).
 */
@NullMarked
package ai.orcarouter.mcp.internal.vault;

import org.jspecify.annotations.NullMarked;
