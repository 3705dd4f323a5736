package org.chuangdai.vault;

/** A sealed value that does not open: its key is not known, it was changed, or it belongs to another column. The message holds no part of it. */
public final class UnreadableValue extends RuntimeException {

    UnreadableValue(SealedField field, String reason) {
        super(field + ": " + reason);
    }
}
