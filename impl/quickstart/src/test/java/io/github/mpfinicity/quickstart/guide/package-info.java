/** Holds every Markdown file of the repository to what the code says. */
package io.github.mpfinicity.quickstart.guide;
