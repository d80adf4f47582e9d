/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.model;

/**
 * Something that a capability tells the model before anything is called: a tool, a prompt or a resource, with what
 * tells two versions of its text apart.
 *
 * @param name its kind and name, such as {@code tool read_file}
 * @param digest of everything that its definition says
 * @since 0.1.0
 */
public record ToldText(String name, String digest) {}
