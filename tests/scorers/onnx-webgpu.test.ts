import { expect, test } from 'vitest';
import type { Rating } from '#src/scorers/scorer.js';
import { distance, expectedOf, open, rated } from './onnx-fixtures.js';
import { describeSoftwareVulkan } from './software-vulkan.js';

const texts = expectedOf('own').map((row) => row.text);

describeSoftwareVulkan(() => {
  test.each([
    ['own', {}],
    ['encoder', {}],
    ['encoder', { dtype: 'int8' }],
  ] as const)('webgpu agrees with cpu to 1e-3: %s %j', async (model, settings) => {
    const there = (await rated(model, texts, { ...settings, device: 'webgpu' })) as Rating[];
    const here = (await rated(model, texts, settings)) as Rating[];
    for (const [k, { quality, difficulty, embedding }] of there.entries()) {
      expect(
        distance([quality ?? 0, difficulty ?? 0], [here[k]?.quality ?? 0, here[k]?.difficulty ?? 0]),
      ).toBeLessThan(1e-3);
      if (model === 'encoder') expect(distance(embedding, here[k]?.embedding)).toBeLessThan(1e-3);
      else expect(quality).toBeTypeOf('number');
    }
  });

  test('auto does not take a GPU that is software, and says so', async () => {
    const { scorer, told } = await open('own', { device: 'auto' });
    await scorer.close();
    expect(scorer.device).toBe('cpu');
    expect(told[0]).toMatch(
      /on cpu; cuda is not available: .*; webgpu is not available: SwiftShader .* in software/,
    );
  });

  test('a model that the device cannot run is refused at once, with the remedy', async () => {
    await expect(open('encoder', { device: 'webgpu', dtype: 'fp16' })).rejects.toMatchObject({
      exitCode: 3,
      message: expect.stringMatching(/does not run on webgpu: .*f16/),
      remedy: expect.stringContaining('dtype'),
    });
  });
});
