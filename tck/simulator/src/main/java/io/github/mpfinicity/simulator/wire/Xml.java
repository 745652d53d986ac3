package io.github.mpfinicity.simulator.wire;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Reads and writes the XML of the legacy format: one root with text children. Thread-safe. */
public final class Xml {

    private static final String DEEPEST = "100";

    private Xml() {}

    /**
     * Reads the children of a root element.
     *
     * @param root the expected name of the root
     * @param bytes a whole document
     * @return text by child name; empty if the document is malformed, has another root, or more
     *     than 100 elements inside each other
     */
    public static Optional<Map<String, String>> read(String root, byte[] bytes) {
        try {
            var document = parser().parse(new ByteArrayInputStream(bytes)).getDocumentElement();
            return root.equals(document.getTagName())
                    ? Optional.of(children(document))
                    : Optional.empty();
        } catch (SAXException | IOException e) {
            return Optional.empty();
        }
    }

    /**
     * Makes a text safe inside an element.
     *
     * @param text any text
     * @return the text with its mark-up characters escaped
     */
    public static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    // Makes the JDK's own parser: another one on the class path may not know these features.
    private static DocumentBuilder parser() {
        try {
            var factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            // The DOM reads text by recursion.
            factory.setAttribute("jdk.xml.maxElementDepth", DEEPEST);
            var parser = factory.newDocumentBuilder();
            // The default handler prints each error to System.err.
            parser.setErrorHandler(new DefaultHandler());
            return parser;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("the JDK's XML parser lacks a feature it documents", e);
        }
    }

    private static Map<String, String> children(Element root) {
        var texts = new LinkedHashMap<String, String>();
        for (var node = root.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                texts.put(child.getTagName(), child.getTextContent());
            }
        }
        return texts;
    }
}
