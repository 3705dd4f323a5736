package org.chuangdai.vault;

import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The keys that are known, by id. The first one is current: it seals and hashes what is written; the others open and find what was written before. */
public final class Keyring {
    /** Characters of a key's id; it stands in front of every sealed value. */
    static final int ID_CHARS_MAX = 16;
    private static final int KEY_BYTES = 32;
    private static final int KEYS_MAX = 16;
    private static final Pattern SEPARATOR = Pattern.compile("[,;\\s]+");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1," + ID_CHARS_MAX + "}");
    private static final Pattern COMMENT = Pattern.compile("(?m)^\\s*#.*$");
    private final List<Key> keys;

    /** A key with the ciphers of each suite under it. */
    record Key(String id, Map<Suite, Ciphers> ciphers) {
        static Key of(String id, byte[] masterKey) {
            Map<Suite, Ciphers> ciphers = new EnumMap<>(Suite.class);
            for (Suite suite : Suite.values()) {
                ciphers.put(suite, suite.ciphers(masterKey));
            }
            return new Key(id, ciphers);
        }

        @Override
        public String toString() {
            return id;
        }
    }

    private Keyring(List<Key> keys) {
        this.keys = keys;
    }

    /**
     * Reads entries {@code id:base64 of 32 bytes}, the current one first, separated by commas or white space; lines that begin with # are remarks.
     *
     * @throws BadKeys naming the entry by its place, never by what it holds
     */
    public static Keyring parse(String text) {
        List<Key> keys = new ArrayList<>();
        Set<String> masters = new HashSet<>();
        for (String entry : SEPARATOR.split(COMMENT.matcher(text).replaceAll("").strip())) {
            if (!entry.isEmpty()) {
                keys.add(key(entry, keys, masters));
            }
        }
        if (keys.isEmpty()) {
            throw new BadKeys("没有密钥，应写作 编号:32字节的base64", "there is no key; write id:base64 of 32 bytes");
        }
        return new Keyring(List.copyOf(keys));
    }

    private static Key key(String entry, List<Key> before, Set<String> masters) {
        int place = before.size() + 1;
        int colon = entry.indexOf(':');
        if (colon < 0 || !ID.matcher(entry.substring(0, colon)).matches()) {
            throw new BadKeys("第%s个密钥没有编号，应写作 编号:32字节的base64，编号为1至%s个字母、数字、“_”或“-”",
                    "key %s has no id; write id:base64 of 32 bytes, with an id of 1 to %s letters, digits, _ or -", place, ID_CHARS_MAX);
        }
        String id = entry.substring(0, colon);
        byte[] master = bytes(entry.substring(colon + 1));
        if (master == null) {
            throw new BadKeys("第%s个密钥不是%s字节的base64；可用 openssl rand -base64 32 生成", "key %s is no base64 of %s bytes; openssl rand -base64 32 makes one", place, KEY_BYTES);
        }
        if (before.stream().anyMatch(other -> other.id().equals(id)) || !masters.add(entry.substring(colon + 1)) || before.size() == KEYS_MAX) {
            throw new BadKeys("第%s个密钥的编号或内容重复，或密钥超过%s个", "key %s repeats an id or a key, or there are more than %s keys", place, KEYS_MAX);
        }
        return Key.of(id, master);
    }

    private static byte[] bytes(String base64) {
        try {
            byte[] bytes = Base64.getDecoder().decode(base64);
            return bytes.length == KEY_BYTES ? bytes : null;
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }

    Key current() {
        return keys.get(0);
    }

    /** All keys, the current one first. */
    List<Key> keys() {
        return keys;
    }

    Optional<Key> find(String id) {
        return keys.stream().filter(key -> key.id().equals(id)).findFirst();
    }
}
