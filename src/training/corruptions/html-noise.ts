import { type Corruption, type Phrases, sentencesOf } from './corruption.js';

const debris: Phrases = {
  seen: [
    '<p>',
    '</p>',
    '<br/>',
    '<br>',
    '&nbsp;',
    '<span class="math">',
    '</span>',
    '<div id="q12">',
    '</div>',
    '&lt;',
    '&amp;',
    '&#39;',
    '<img src="eq_4.gif" alt="">',
    '<a href="/problem/next">Next</a>',
    '<td>',
    '</td></tr>',
    'class="MathJax_Preview"',
    '<script>renderMath();</script>',
    '<strong>',
    '</strong>',
    '&quot;',
    '<sup>2</sup>',
    '<tr>',
    '<tbody>',
    '<ol>',
    '</li>',
    '<i>',
    '</i>',
    '<b>',
    '</b>',
    '<h2>',
    '</h2>',
    '<hr />',
    '<label for="a">',
    '</label>',
    '<iframe src="/v.html"></iframe>',
    '<button>Check</button>',
    '&gt;',
    '&ndash;',
    '&rsquo;',
    '&deg;',
    '&#160;',
    '&#x2212;',
    '&le;',
    '<pre><code>',
    '</code></pre>',
    'style="color:red"',
    'width="340" height="120"',
    'href="#top"',
    'onclick="show(3)"',
    '<section data-id="77">',
    '</section>',
    '<option value="2">',
    '</select>',
    '<svg viewBox="0 0 10 10">',
    '<sub>n</sub>',
    '<!-- end of item -->',
    '<center>',
    '</center>',
    'target="_blank"',
    '&frac12;',
    '&rarr;',
  ],
  unseen: [
    '<li>',
    '</ul>',
    '&hellip;',
    '<font size="2">',
    '</font>',
    '<input type="radio" name="ans">',
    '<h3>',
    '</h3>',
    '&times;',
    '&minus;',
    '<em>',
    '</em>',
    'style="margin:0"',
    '<table border="1">',
    '</tbody>',
    '<!-- ad slot 3 -->',
  ],
};

/** Tags, entities and attributes of a web page that was not cleaned. */
export const htmlNoise: Corruption = {
  name: 'html-noise',
  corrupt(text, { draw, templates }) {
    const words = text.split(/(?<=\s)/);
    if (words.length < 4) return undefined;
    const pieces = draw.int(2, Math.min(12, 2 + Math.floor(words.length / 6)));
    const sentences = sentencesOf(text);
    const wrap = draw.bool() && sentences.length > 1;
    for (let piece = 0; piece < pieces; piece++) {
      words.splice(draw.int(0, words.length), 0, draw.pick(debris[templates]) + (wrap ? ' ' : ''));
    }
    return words.join('');
  },
};
