package org.chuangdai.access;

/** The ways of seeing rows: each role has one, and they add up. */
public enum View {
    /** Everything of a division. */
    PLACE('P', Key.DIVISION),
    /** Figures of a division, and not one of its rows. */
    FIGURES('F', Key.DIVISION),
    /** What is about the money of a division. */
    MONEY('M', Key.DIVISION),
    /** Loans of a division that the guarantee fund answers for. */
    GUARANTEED('G', Key.DIVISION),
    /** Loans of a bank. */
    BANK('B', Key.ORGANISATION),
    /** An incubation base and its residents. */
    BASE('R', Key.ORGANISATION),
    /** A citizen's own file. */
    PERSON('S', Key.PERSON);

    /** What says whose rows they are. */
    enum Key {
        DIVISION, ORGANISATION, PERSON
    }

    private final char letter;
    private final Key key;

    View(char letter, Key key) {
        this.letter = letter;
        this.key = key;
    }

    /** As the policies of the database name it. */
    char letter() {
        return letter;
    }

    Key key() {
        return key;
    }
}
