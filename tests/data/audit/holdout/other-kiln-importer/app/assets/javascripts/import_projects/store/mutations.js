import Vue from 'vue';
import * as types from './mutation_types';

export default {
  [types.RECEIVE_IMPORT_SUCCESS](state, { importedProject, repoId }) {
    const repo = state.repositories.find((r) => r.importSource.id === repoId);
    repo.importedProject = importedProject;
  },
  [types.RECEIVE_REPOS_SUCCESS](state, { importedProjects, providerRepos }) {
    state.repositories = [
      ...importedProjects.map(({ importSource, providerLink, ...project }) => ({
        importSource: { id: `finished-${project.id}`, fullName: importSource, providerLink },
        importedProject: project,
      })),
      ...providerRepos.map((r) => ({ importSource: r, importedProject: null })),
    ];
  },
  [types.SET_IMPORT_TARGET](state, { repoId, target }) {
    Vue.set(state.customImportTargets, repoId, target);
  },
};
