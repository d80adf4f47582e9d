/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.model;

/**
 * A stored document that cannot be used: it is damaged, or this process cannot compile it. It is never taken as missing
 * (SEMANTICS 5.3).
 *
 * @param kind kind of the document
 * @param id id of the document
 * @param version the version at fault
 * @param message what is wrong, for operators
 */
public record DocumentFault(String kind, String id, long version, String message) {}
