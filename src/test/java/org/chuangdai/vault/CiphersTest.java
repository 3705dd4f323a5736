package org.chuangdai.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The ciphers against published vectors. */
class CiphersTest {
    private static final byte[] NO_KEY = new byte[32];

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    private static void check(Ciphers ciphers, String nonce, String associated, String plain, String sealed) throws GeneralSecurityException {
        byte[] encrypted = ciphers.encrypt(bytes(nonce), bytes(associated), bytes(plain));
        assertEquals(sealed.replace(" ", ""), HexFormat.of().formatHex(encrypted));
        byte[] padded = bytes("ffff" + sealed.replace(" ", ""));
        assertEquals(plain.replace(" ", ""), HexFormat.of().formatHex(ciphers.decrypt(bytes(nonce), bytes(associated), padded, 2, padded.length - 2)));
    }

    @Test
    void sm4GcmIsThatOfRfc8998() throws GeneralSecurityException {
        check(new NationalCiphers(bytes("0123456789abcdeffedcba9876543210"), NO_KEY), "00001234567800000000abcd", "feedfacedeadbeeffeedfacedeadbeefabaddad2",
                "aaaaaaaaaaaaaaaabbbbbbbbbbbbbbbb ccccccccccccccccdddddddddddddddd eeeeeeeeeeeeeeeeffffffffffffffff eeeeeeeeeeeeeeeeaaaaaaaaaaaaaaaa",
                "17f399f08c67d5ee19d0dc9969c4bb7d 5fd46fd3756489069157b282bb200735 d82710ca5c22f0ccfa7cbf93d496ac15 a56834cbcf98c397b4024a2691233b8d 83de3541e4c2b58177e065a9bf7b62ec");
    }

    @Test
    void aes256GcmIsThatOfTheGcmSpecificationsCase16() throws GeneralSecurityException {
        check(new InternationalCiphers(bytes("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308"), NO_KEY), "cafebabefacedbaddecaf888",
                "feedfacedeadbeeffeedfacedeadbeefabaddad2",
                "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39",
                "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662 76fc6ece0f4e1768cddf8853bb2d551b");
    }

    @Test
    void hmacSha256IsThatOfRfc4231Case2() {
        assertEquals("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843", HexFormat.of().formatHex(
                new InternationalCiphers(NO_KEY, "Jefe".getBytes(StandardCharsets.US_ASCII)).hash("what do ya want ".getBytes(StandardCharsets.US_ASCII), "for nothing?".getBytes(StandardCharsets.US_ASCII))));
    }

    @Test
    void hmacSm3IsThatOfGmt0042() {
        byte[] message = "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq".getBytes(StandardCharsets.US_ASCII);
        byte[] key = bytes("0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f20");
        assertEquals("ca05e144ed05d1857840d1f318a4a8669e559fc8391f414485bfdf7bb408963a", HexFormat.of().formatHex(new NationalCiphers(new byte[16], key).hash(message, message)));
    }
}
