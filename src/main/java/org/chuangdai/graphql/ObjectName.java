package org.chuangdai.graphql;

/**
 * What something is about: a type of the schema and the key by which the caller named the object.
 *
 * @param type GraphQL type
 * @param key  contract number, code or the like; null when the caller named none
 */
public record ObjectName(String type, String key) {
}
