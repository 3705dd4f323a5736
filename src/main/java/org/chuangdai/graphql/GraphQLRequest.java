package org.chuangdai.graphql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The body of a GraphQL request, its shape checked.
 *
 * @param query         null when only the hash is given
 * @param documentHash  SHA-256 of the document, 64 lower-case hexadecimal digits; null when none is given
 * @param operationName null when none is given
 * @param variables     empty when none are given
 * @param registered    whether the text is that of a registered document
 */
record GraphQLRequest(String query, String documentHash, String operationName, Map<String, Object> variables, boolean registered) {
    private static final ObjectMapper JSON = JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
    private static final String HASH_PREFIX = "sha256:";
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final ObjectReader READER = JSON.readerFor(Object.class);

    static GraphQLRequest parse(byte[] body) {
        return of(json(body));
    }

    /** Any JSON, decimals exact; refused when it is none. */
    static Object json(byte[] text) {
        try {
            return READER.readValue(text);
        } catch (JsonProcessingException malformed) {
            var at = malformed.getLocation();
            throw new Refusal(ErrorCode.BAD_REQUEST, "请求正文不是有效的JSON（第%s行第%s列）。", "The body is not valid JSON (line %s, column %s).",
                    at == null ? 1 : at.getLineNr(), at == null ? 1 : at.getColumnNr());
        } catch (IOException malformed) {
            throw new Refusal(ErrorCode.BAD_REQUEST, "请求正文不是UTF-8编码的JSON。", "The body is not JSON in UTF-8.");
        }
    }

    static GraphQLRequest of(Object json) {
        if (!(json instanceof Map<?, ?> fields)) {
            throw new Refusal(ErrorCode.BAD_REQUEST, "请求正文应为一个JSON对象；不支持批量请求。", "The body must be one JSON object; batches are not served.");
        }
        Map<String, Object> extensions = object(fields, "extensions");
        String hash = hash(fields.get("documentId"), extensions.get("persistedQuery"));
        if (!(fields.get("query") instanceof String) && (hash == null || fields.get("query") != null)) {
            throw new Refusal(ErrorCode.BAD_REQUEST, "缺少query，或query不是字符串。", "`query` is missing or not a string.");
        }
        if (!(fields.get("operationName") == null || fields.get("operationName") instanceof String)) {
            throw new Refusal(ErrorCode.BAD_REQUEST, "operationName应为字符串。", "`operationName` must be a string.");
        }
        Map<String, Object> variables = object(fields, "variables");
        checkValues(variables);
        String name = (String) fields.get("operationName");
        return new GraphQLRequest((String) fields.get("query"), hash, name == null || name.isEmpty() ? null : name, variables, false);
    }

    /** As the draft on persisted documents has it, or as Apollo's clients send it; null when neither is given. */
    private static String hash(Object documentId, Object persistedQuery) {
        Object given = documentId == null && persistedQuery instanceof Map<?, ?> apollo ? apollo.get("sha256Hash") : documentId;
        if (given == null && persistedQuery == null) {
            return null;
        }
        String text = given instanceof String named ? named : "";
        String hash = text.startsWith(HASH_PREFIX) ? text.substring(HASH_PREFIX.length()) : text;
        if (!HASH.matcher(hash).matches()) {
            throw new Refusal(ErrorCode.BAD_REQUEST, "documentId应为sha256:加64位小写十六进制数字。", "`documentId` must be sha256: and 64 lower-case hexadecimal digits.");
        }
        return hash;
    }

    /** The same request with the text of its registered document. */
    GraphQLRequest withQuery(String text) {
        return new GraphQLRequest(text, documentHash, operationName, variables, true);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(Map<?, ?> fields, String name) {
        Object value = fields.get(name);
        if (value == null) {
            return Map.of();
        }
        if (value instanceof Map<?, ?> map) {
            return (Map<String, Object>) map;
        }
        throw new Refusal(ErrorCode.BAD_REQUEST, "%s应为JSON对象。", "`%s` must be a JSON object.", name);
    }

    private static void checkValues(Object value) {
        if (value instanceof BigDecimal decimal) {
            checkMagnitude(decimal);
        } else if (value instanceof String text) {
            checkText(text);
        } else if (value instanceof List<?> list) {
            list.forEach(GraphQLRequest::checkValues);
        } else if (value instanceof Map<?, ?> map) {
            map.values().forEach(GraphQLRequest::checkValues);
        }
    }

    /** Refuses what no database text can hold: U+0000 and halves of surrogate pairs. */
    static void checkText(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isSurrogate(c) && !(Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(++i)))) {
                throw new Refusal(ErrorCode.BAD_REQUEST, "文本含有不能记录的字符（U+0000或不成对的代理字符），请去掉。",
                        "A text has a character that cannot be recorded (U+0000 or half of a surrogate pair); take it out.");
            }
        }
    }

    /** Refuses numbers such as 1e999999999, whose digits would fill the memory when written out. */
    static void checkMagnitude(BigDecimal number) {
        long digitsBeforePoint = (long) number.precision() - number.scale();
        if (Math.abs((long) number.scale()) > Limits.NUMBER_DIGITS_MAX || digitsBeforePoint > Limits.NUMBER_DIGITS_MAX) {
            throw new Refusal(ErrorCode.BAD_REQUEST, "数字超过%s位。", "A number has more than %s digits.", Limits.NUMBER_DIGITS_MAX);
        }
    }
}
