package org.chuangdai.access;

/**
 * Where the rows of a statement carry what sight is decided by: SQL expressions, null where a kind of row has no such thing.
 *
 * @param division 12-digit division code of the row
 * @param bankId   id of the bank the row belongs to
 * @param baseId   id of the incubation base the row belongs to
 */
public record Reach(String division, String bankId, String baseId) {

    public static Reach of(String division) {
        return new Reach(division, null, null);
    }
}
