/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The stores of a workspace on plain JDBC, for H2 and PostgreSQL: something to copy and to change. Start with
 * {@code JdbcDatabase}; the tables are in {@code 001-stores.sql}.
 */
@NullMarked
package ai.orcarouter.examples.jdbc;

import org.jspecify.annotations.NullMarked;
